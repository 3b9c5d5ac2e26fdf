import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";

/**
 * The least that sends a file, in a process of its own: sends one file to anyone on this machine until its parent ends.
 */
const [file = ""] = process.argv.slice(2);
const { size } = statSync(file);
const server = createServer((_, response) => {
  response.setHeader("Content-Length", size);
  createReadStream(file).pipe(response);
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object") process.send?.(address?.port);
});
process.once("disconnect", () => process.exit());
