import { installRequestHook } from "@/lib/web/request/request-hook";
import { startCountCompaction } from "./count-compaction";
import { startFileSweeper } from "./file-sweeper";

/** What a server process needs before its first request. */
export function startServerProcess() {
  installRequestHook();
  startFileSweeper();
  startCountCompaction();
  // The launcher holds the other end of a pipe: when it is killed, nobody else would stop this server.
  process.once("disconnect", () => process.exit(0));
  // By now it has its port: the launcher can't tell otherwise whether another server answers there.
  process.send?.("serving");
}
