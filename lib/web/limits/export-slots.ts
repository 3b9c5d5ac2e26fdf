import { readEnvironment } from "@/lib/env";
import { TooManyExports } from "@/lib/errors";
import type { Viewer } from "@/lib/jobs/access";
import { takeSlot } from "./open-slots";

declare global {
  /** How many exports each user is running. Global, because Next loads modules more than once in a process. */
  var jobsConsoleExports: Map<string, number> | undefined;
}

/**
 * Counts one more running export of the viewer, until the returned function is called; calling it again changes
 * nothing. Throws TooManyExports at JOBS_EXPORTS_PER_USER. Each server process counts its own: to count them together
 * would use a connection of the database for as long as a reader is slow.
 */
export function takeExportSlot({ id, name }: Viewer): () => void {
  globalThis.jobsConsoleExports ??= new Map();
  const underWay = globalThis.jobsConsoleExports;
  const most = readEnvironment().JOBS_EXPORTS_PER_USER;
  const user = id ?? name;
  if ((underWay.get(user) ?? 0) >= most) throw new TooManyExports(most);
  return takeSlot(underWay, user);
}
