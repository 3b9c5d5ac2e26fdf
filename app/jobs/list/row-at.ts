import { shownDuration } from "@/app/jobs/shared/shown-duration";
import { silentLabel } from "@/lib/jobs/silence/silent-label";
import type { ShownJob } from "./shown-job";

/** A row as it is at a later moment (milliseconds since 1970, by the database's clock): what only time changes. */
export function rowAt(job: ShownJob, now: number): ShownJob {
  const { running } = job;
  if (!running) return job;
  const { startedAt, silent, lateAfter } = running;
  const seconds = startedAt === undefined ? null : Math.max(0, (now - startedAt) / 1_000);
  return {
    ...job,
    ...(seconds !== null && { elapsed: shownDuration(seconds, false) }),
    running: {
      ...running,
      ...(silent?.since !== undefined && {
        silent: { ...silent, label: silentLabel((now - silent.since) / 1_000) },
      }),
      ...(seconds !== null && lateAfter !== undefined && seconds > lateAfter && { isLate: true }),
    },
  };
}
