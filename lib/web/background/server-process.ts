import { installRequestHook } from "@/lib/web/request/request-hook";
import { startCountCompaction } from "./count-compaction";
import { startFileSweeper } from "./file-sweeper";

/** Starts what a server process needs before its first request. */
export function startServerProcess() {
  installRequestHook();
  startFileSweeper();
  startCountCompaction();
  // The launcher holds the other end of a pipe: when it is killed, nothing else would stop this server.
  process.once("disconnect", () => process.exit(0));
  // The port is ours by now. Without this message, the launcher can't tell whether another server answers there.
  process.send?.("serving");
}
