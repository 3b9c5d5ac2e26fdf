import type { ReactNode } from "react";
import { panel } from "@/app/_ui/button";
import { Moment } from "@/app/_ui/moment";
import { formatCount, formatDuration } from "@/lib/format";
import type { JobDetail } from "@/lib/jobs/job";
import { isInactive } from "@/lib/jobs/status";
import type { SubtaskCounts } from "@/lib/jobs/subtasks/subtask";
import { typeLabel, typeMeaning } from "@/lib/jobs/type";
import { readable } from "@/lib/readable-text";
import { Elapsed } from "./elapsed";
import { LinkedObject } from "./linked-object";
import { LongText } from "./long-text";
import { OwnerName } from "./owner-name";
import { RunAt } from "./run-at";
import { SubtaskProgress } from "./subtasks/subtask-progress";

interface JobFactsProps {
  job: JobDetail;
  subtasks: SubtaskCounts;
  zone: string;
}

/** The details of a job, one a line; a missing value is said in words. */
export function JobFacts({ job, subtasks, zone }: JobFactsProps) {
  const moment = (iso: string) => <Moment iso={iso} zone={zone} />;
  const meaning = typeMeaning(job.type);
  return (
    <section aria-labelledby="facts-title" className={`${panel} p-4`}>
      <h2 id="facts-title" className="sr-only">
        Facts
      </h2>
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        <Fact name="ID">{job.id}</Fact>
        {job.description ? (
          <Fact name="Description">
            <LongText text={readable(job.description)} glance={400} />
          </Fact>
        ) : null}
        <Fact name="Type">
          {typeLabel(job.type)}
          {meaning ? <span className="block text-quiet text-sm">{meaning}</span> : null}
        </Fact>
        <Fact name="Created">{moment(job.createdAt)}</Fact>
        <Fact name="Start">{job.startedAt ? moment(job.startedAt) : withoutStart(job)}</Fact>
        <Fact name="End">{job.finishedAt ? moment(job.finishedAt) : "Still in progress"}</Fact>
        <Fact name="Duration">
          <Duration job={job} />
        </Fact>
        {job.progressDone !== null || subtasks.total > 0 ? (
          <Fact name="Progress" id="progress">
            {job.progressDone !== null ? <Progress job={job} /> : <SubtaskProgress counts={subtasks} />}
          </Fact>
        ) : null}
        {job.rowsGiven === null && job.rowsRejected === 0 ? null : (
          <Fact name="Rows">
            {job.rowsGiven === null ? "" : `${formatCount(job.rowsGiven)} in total, `}
            {formatCount(job.rowsRejected)} rejected
          </Fact>
        )}
        <Fact name="Run by">
          <OwnerName job={job} />
        </Fact>
        <Fact name="Job run at">{job.runAt ? <RunAt address={job.runAt} /> : "Not recorded"}</Fact>
        <Fact name="Linked object">
          {job.objectLabel || job.objectId ? <LinkedObject job={job} /> : "None"}
        </Fact>
        <Fact name="Time zone">{zone}</Fact>
      </dl>
    </section>
  );
}

function Fact({ name, id, children }: { name: string; id?: string; children: ReactNode }) {
  return (
    <div id={id} className="col-span-2 grid min-w-0 grid-cols-subgrid">
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** What a job without a start says. A completed one did start, but nobody recorded when. */
function withoutStart({ status }: Pick<JobDetail, "status">): string {
  if (!isInactive(status)) return "Not started yet";
  return status === "completed" ? "Not recorded" : "Never started";
}

/** In seconds, and from a minute on in larger units too. */
function Duration({ job: { durationSeconds, status } }: { job: JobDetail }) {
  if (durationSeconds === null) return withoutStart({ status });
  if (!isInactive(status)) return <Elapsed seconds={durationSeconds} />;
  const seconds = `${durationSeconds.toLocaleString("en", { maximumFractionDigits: 3 })} s`;
  return durationSeconds < 60 ? seconds : `${seconds} (${formatDuration(durationSeconds)})`;
}

function Progress({ job: { progressDone, progressTotal, progressNote } }: { job: JobDetail }) {
  const count = (text: string) => BigInt(text).toLocaleString("en");
  return (
    <span className="flex flex-wrap items-center gap-2">
      {progressTotal !== null && progressTotal !== "0" ? (
        <progress
          aria-label="Progress"
          className="w-full"
          value={Number(progressDone)}
          max={Number(progressTotal)}
        />
      ) : null}
      {count(progressDone ?? "0")}
      {progressTotal === null ? "" : ` of ${count(progressTotal)}`}
      {progressNote ? <bdi className="text-quiet">{readable(progressNote)}</bdi> : null}
    </span>
  );
}
