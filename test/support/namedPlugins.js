/**
 * Gives every plugin of fastify a name. Of one without a name, fastify looks for the file among all
 * loaded modules, a list that jest makes anew for each look: it took most of the time of a test with
 * the simulator.
 */
Function.prototype[Symbol.for('fastify.display-name')] = 'a plugin';
