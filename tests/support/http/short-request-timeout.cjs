// Loaded before Next: gives its server so short a limit for a request that a test need not wait five minutes.
const http = require("node:http");
const { createServer } = http;
http.createServer = (listener) =>
  createServer({ requestTimeout: 500, headersTimeout: 500, connectionsCheckingInterval: 50 }, listener);
