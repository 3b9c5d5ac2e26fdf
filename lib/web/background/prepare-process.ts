import { installRequestHook } from "@/lib/web/request/request-hook";
import { keepFolding } from "./keep-folding";
import { keepSweeping } from "./keep-sweeping";

/** What a server process needs before its first request. */
export function prepareProcess() {
  installRequestHook();
  keepSweeping();
  keepFolding();
  // The launcher holds the other end of a pipe: when it is killed, nobody else would stop this server.
  process.once("disconnect", () => process.exit(0));
  // By now it has its port: the launcher can't tell otherwise whether another server answers there.
  process.send?.("serving");
}
