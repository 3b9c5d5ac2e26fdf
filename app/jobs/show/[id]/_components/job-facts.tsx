import type { ReactNode } from "react";
import { Moment } from "@/app/_ui/moment";
import { formatDuration } from "@/lib/format";
import { type JobDetail, ownerLabel } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import { LinkedObject } from "./linked-object";
import { RunAt } from "./run-at";

export function JobFacts({ job, zone }: { job: JobDetail; zone: string }) {
  const moment = (iso: string | null, missing: string) => (iso ? <Moment iso={iso} zone={zone} /> : missing);
  return (
    <dl className="grid gap-x-6 gap-y-2 rounded-lg border border-line bg-surface p-4 sm:grid-cols-[10rem_1fr]">
      <Fact name="ID">{job.id}</Fact>
      <Fact name="Description">
        <bdi className="whitespace-pre-wrap">{job.description || "–"}</bdi>
      </Fact>
      <Fact name="Created">{moment(job.createdAt, "")}</Fact>
      <Fact name="Start">
        {moment(job.startedAt, isInactive(job.status) ? "Never started" : "Not started yet")}
      </Fact>
      <Fact name="End">{moment(job.finishedAt, "Still in progress")}</Fact>
      <Fact name="Duration">
        <Duration job={job} />
      </Fact>
      <Fact name="Run by">
        <bdi>{ownerLabel(job)}</bdi>
      </Fact>
      {job.progressDone === null ? null : (
        <Fact name="Progress">
          <Progress job={job} />
        </Fact>
      )}
      {job.runAt ? (
        <Fact name="Job run at">
          <RunAt address={job.runAt} />
        </Fact>
      ) : null}
      {job.objectLabel || job.objectId ? (
        <Fact name="Linked object">
          <LinkedObject job={job} />
        </Fact>
      ) : null}
      <Fact name="Time zone">{zone}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 grid-cols-subgrid sm:col-span-2">
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function Duration({ job: { durationSeconds, status } }: { job: JobDetail }) {
  if (durationSeconds === null) return "–";
  // What still runs is not known to the millisecond.
  const digits = isInactive(status) ? 3 : 0;
  const seconds = `${durationSeconds.toLocaleString("en", { maximumFractionDigits: digits })} s`;
  const words = formatDuration(durationSeconds);
  return (
    <>
      {seconds}
      {durationSeconds >= 60 ? ` (${words})` : ""}
      {isInactive(status) ? "" : " so far"}
    </>
  );
}

function Progress({ job: { progressDone, progressTotal, progressNote } }: { job: JobDetail }) {
  const count = (text: string) => BigInt(text).toLocaleString("en");
  return (
    <span className="flex flex-wrap items-center gap-2">
      {progressTotal !== null && progressTotal !== "0" ? (
        <progress
          aria-label="Progress"
          className="h-2 w-40 accent-running"
          value={Number(progressDone)}
          max={Number(progressTotal)}
        />
      ) : null}
      {count(progressDone ?? "0")}
      {progressTotal === null ? "" : ` of ${count(progressTotal)}`}
      {progressNote ? <bdi className="text-quiet">{progressNote}</bdi> : null}
    </span>
  );
}
