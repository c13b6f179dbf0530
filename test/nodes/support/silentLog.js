// n8n's own log of errors that the tests provoke on purpose would bury what the tests say.
process.env.N8N_LOG_LEVEL = 'silent';
