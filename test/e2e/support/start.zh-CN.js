module.exports = require('./startPlayground')('zh-CN');
