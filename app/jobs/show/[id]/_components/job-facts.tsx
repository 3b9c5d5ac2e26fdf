import type { ReactNode } from "react";
import { panel } from "@/app/_ui/button";
import { Moment } from "@/app/_ui/moment";
import { progressCount } from "@/app/jobs/shared/progress-count";
import { formatDuration } from "@/lib/format";
import type { JobDetail } from "@/lib/jobs/job";
import { isInactive, STATUS, type Status } from "@/lib/jobs/status";
import type { SubtaskCounts } from "@/lib/jobs/subtasks/subtask";
import { typeLabel, typeMeaning } from "@/lib/jobs/type";
import { readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { factsTexts } from "@/texts/job/facts";
import { LOCALE } from "@/texts/locale";
import { LinkedObject } from "./linked-object";
import { LongText } from "./long-text";
import { OwnerName } from "./owner-name";
import { RunAt } from "./run-at";
import { SubtaskProgress } from "./subtasks/subtask-progress";

interface JobFactsProps {
  job: JobDetail;
  subtasks: SubtaskCounts;
  zone: string;
  /** Two beside each other where there is room. */
  isWide?: boolean;
}

/**
 * The details of a job, one a line; a missing value is said in words once the job has ended. How far an active one is,
 * and since when it runs, stands in a panel of its own.
 */
export function JobFacts({ job, subtasks, zone, isWide = false }: JobFactsProps) {
  const moment = (iso: string) => <Moment iso={iso} zone={zone} />;
  const meaning = typeMeaning(job.type);
  const ended = isInactive(job.status);
  return (
    <section aria-labelledby="facts-title" className={`${panel} p-4`}>
      <h2 id="facts-title" className="sr-only">
        {factsTexts.title}
      </h2>
      <dl className={`flow-root ${isWide ? "wide:columns-2 wide:gap-8" : ""}`}>
        <Fact name={factsTexts.id}>{job.id}</Fact>
        {job.description ? (
          <Fact name={factsTexts.description}>
            <LongText text={readable(job.description)} glance={400} />
          </Fact>
        ) : null}
        <Fact name={factsTexts.type}>
          {typeLabel(job.type)}
          {meaning ? <span className="block text-quiet text-sm">{meaning}</span> : null}
        </Fact>
        <Fact name={factsTexts.created}>{moment(job.createdAt)}</Fact>
        <Fact name={factsTexts.start}>{job.startedAt ? moment(job.startedAt) : withoutStart(job)}</Fact>
        <Fact name={factsTexts.end}>{job.finishedAt ? moment(job.finishedAt) : factsTexts.inProgress}</Fact>
        {ended ? (
          <>
            <Wait job={job} />
            <Fact name={factsTexts.duration}>
              <Duration job={job} />
            </Fact>
          </>
        ) : null}
        {ended && (job.progressDone !== null || subtasks.total > 0) ? (
          <Fact name={factsTexts.progress} id="progress" look={STATUS[job.status].look}>
            {job.progressDone !== null ? <Progress job={job} /> : <SubtaskProgress counts={subtasks} />}
          </Fact>
        ) : null}
        {job.rowsGiven === null && job.rowsRejected === 0 ? null : (
          <Fact name={factsTexts.rows}>
            {job.rowsGiven === null
              ? formatMessage(factsTexts.rejected, { rejected: job.rowsRejected })
              : formatMessage(factsTexts.givenAndRejected, {
                  given: job.rowsGiven,
                  rejected: job.rowsRejected,
                })}
          </Fact>
        )}
        <Fact name={factsTexts.runBy}>
          <OwnerName job={job} />
        </Fact>
        {job.runAt || ended ? (
          <Fact name={factsTexts.runAt}>
            {job.runAt ? <RunAt address={job.runAt} /> : factsTexts.notRecorded}
          </Fact>
        ) : null}
        {job.objectLabel || job.objectId || ended ? (
          <Fact name={factsTexts.object}>
            {job.objectLabel || job.objectId ? <LinkedObject job={job} /> : factsTexts.none}
          </Fact>
        ) : null}
        <Fact name={factsTexts.timeZone}>{zone}</Fact>
      </dl>
    </section>
  );
}

interface FactProps {
  name: string;
  id?: string;
  /** Whose colours a bar in it has. */
  look?: (typeof STATUS)[Status]["look"];
  children: ReactNode;
}

function Fact({ name, id, look, children }: FactProps) {
  return (
    <div
      id={id}
      data-look={look}
      className="mb-1.5 grid break-inside-avoid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 last:mb-0"
    >
      <dt className="text-quiet">{name}</dt>
      <dd className="min-w-0 tabular-nums [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

/** What a job without a start says. A completed one did start, but nobody recorded when. */
function withoutStart({ status }: Pick<JobDetail, "status">): string {
  if (!isInactive(status)) return factsTexts.notStarted;
  return status === "completed" ? factsTexts.notRecorded : factsTexts.neverStarted;
}

/** A shorter wait is what any queue takes, and tells nothing. */
const WAIT_WORTH_TELLING = 10;

/** How long a job waited for its start, where that was long enough to explain why its end came late. */
function Wait({ job: { createdAt, startedAt } }: { job: Pick<JobDetail, "createdAt" | "startedAt"> }) {
  const seconds = startedAt === null ? Number.NaN : (Date.parse(startedAt) - Date.parse(createdAt)) / 1000;
  return seconds >= WAIT_WORTH_TELLING ? (
    <Fact name={factsTexts.waited}>{formatDuration(seconds)}</Fact>
  ) : null;
}

/** In seconds, and from a minute on in larger units too. */
function Duration({ job: { durationSeconds, status } }: { job: JobDetail }) {
  if (durationSeconds === null) return withoutStart({ status });
  const seconds = durationSeconds.toLocaleString(LOCALE, { maximumFractionDigits: 3 });
  return durationSeconds < 60
    ? formatMessage(factsTexts.seconds, { seconds })
    : formatMessage(factsTexts.secondsAndMore, { seconds, duration: formatDuration(durationSeconds) });
}

function Progress({ job: { progressDone, progressTotal, progressNote } }: { job: JobDetail }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {progressTotal !== null && progressTotal !== "0" ? (
        <progress
          aria-label={factsTexts.progress}
          className="my-1.5 w-full"
          value={Number(progressDone)}
          max={Number(progressTotal)}
        />
      ) : null}
      {progressCount(progressDone ?? "0", progressTotal)}
      {progressNote ? <bdi className="text-quiet">{readable(progressNote)}</bdi> : null}
    </span>
  );
}
