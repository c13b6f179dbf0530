module.exports = require('./startPlayground')('en');
