"use client";

import { panel } from "@/app/_ui/button";
import { isInactive } from "@/lib/jobs/status";
import type { UsualTime } from "@/lib/jobs/time-left";
import { formatMessage } from "@/lib/texts/format-message";
import { subtasksTexts } from "@/texts/job/subtasks";
import { progressTexts } from "@/texts/running/progress";
import { useLiveJob, useNow } from "./live-job-context.client";
import { ProgressFacts } from "./progress-facts.client";
import styles from "./progress-panel.module.css";
import { paceOf, shownProgress } from "./shown-progress";
import { Silence } from "./silence.client";

/** What jobs like this one took, with its texts. */
export interface ShownExpectation extends UsualTime {
  text: string;
  /** From which jobs. */
  onHover: string;
  /** After how many seconds it takes longer than 19 of 20 did; null: too few jobs to say so. */
  lateAfter: number | null;
}

interface ProgressPanelProps {
  /** Milliseconds since 1970. */
  createdAt: number | null;
  expected: ShownExpectation | null;
}

/** How far an active job is, and how it is doing: the largest thing on its page, of what is known. */
export function ProgressPanel({ createdAt, expected }: ProgressPanelProps) {
  const { page, values } = useLiveJob();
  const { rate, left } = paceOf(values.job, values.samples, expected, useNow());
  if (isInactive(page.job.status)) return null;
  return (
    <section
      id="progress"
      aria-labelledby="progress-title"
      className={`${panel} ${styles.panel} flex flex-col gap-3 p-4`}
    >
      <h2 id="progress-title" className="sr-only">
        {progressTexts.title}
      </h2>
      <HowFar left={left} />
      <ProgressFacts createdAt={createdAt} expected={expected} rate={rate} />
      <Silence />
    </section>
  );
}

/** The job's own progress, else its completed subtasks, else nothing but the time that is left. */
function HowFar({ left }: { left: string | null }) {
  const { job, subtasks } = useLiveJob().values;
  const timeLeft = left === null ? null : <p className={styles.left}>{left}</p>;
  if (job.progress) {
    const { count, bar } = shownProgress(job.progress);
    return (
      <div>
        <div className={styles.numbers}>
          <p className={styles.largest}>{bar?.percent ?? count}</p>
          {bar ? <p className={styles.count}>{count}</p> : null}
          {timeLeft}
        </div>
        {bar ? <Bar value={bar.value} max={bar.max} /> : null}
        {job.progress.note ? (
          <p className={styles.note} title={job.progress.note}>
            <bdi>{job.progress.note}</bdi>
          </p>
        ) : null}
      </div>
    );
  }
  if (subtasks.counts.total > 0) {
    return (
      <div>
        <div className={styles.numbers}>
          <p className={styles.count}>{formatMessage(subtasksTexts.progress, subtasks.counts)}</p>
          <a href="#subtasks" className="text-quiet text-sm underline">
            {subtasksTexts.counted}
          </a>
          {timeLeft}
        </div>
        <Bar value={subtasks.counts.completed} max={subtasks.counts.total} />
      </div>
    );
  }
  return timeLeft;
}

const Bar = (range: { value: number; max: number }) => (
  <progress aria-labelledby="progress-title" className={styles.bar} {...range} />
);
