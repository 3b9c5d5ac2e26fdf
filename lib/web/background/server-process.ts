import { publicUrl, readEnvironment } from "@/lib/env";
import { liveReader } from "@/lib/live/live-reader";
import { buildId } from "@/lib/web/build-id";
import { startHeartbeat } from "@/lib/web/events/heartbeat";
import type { GateOptions } from "@/lib/web/gate/gate";
import { installGate } from "@/lib/web/gate/install-gate";
import { installRequestHook } from "@/lib/web/request/request-hook";
import { startCountCompaction } from "./count-compaction";
import { startFileSweeper } from "./file-sweeper";
import { installJsonConsole } from "./json-console";
import { startSearchFilling } from "./search-filling";
import { startSignSampling } from "./sign-sampling";

const STARTED_MS = 1_000;

/** Starts what a server process needs before its first request. */
export function startServerProcess({ problemOf }: Pick<GateOptions, "problemOf">) {
  installRequestHook();
  const { DATABASE_URL, NODE_ENV } = readEnvironment();
  const development = NODE_ENV === "development";
  if (!development) installJsonConsole();
  installGate({ site: publicUrl(), problemOf, development });
  buildId();
  // Made here, it belongs to no request. It connects when somebody watches.
  if (DATABASE_URL) liveReader();
  startHeartbeat();
  // Not while Next starts: they would only wait.
  setTimeout(() => {
    startFileSweeper();
    startCountCompaction();
    startSignSampling();
    if (DATABASE_URL) startSearchFilling(DATABASE_URL);
  }, STARTED_MS).unref();
  // The launcher holds the other end of a pipe: when it is killed, nothing else would stop this server.
  process.once("disconnect", () => process.exit(0));
  // The port is ours by now. Without this message, the launcher can't tell whether another server answers there.
  process.send?.("serving");
}
