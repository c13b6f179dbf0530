module.exports = require('./stopPlayground')('zh-CN');
