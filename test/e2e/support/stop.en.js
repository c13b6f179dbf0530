module.exports = require('./stopPlayground')('en');
