"use client";

import { useState } from "react";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { liveListTexts } from "@/texts/jobs/live-list";
import { type NewJobCount, newJobsAddress, newJobsLabel } from "./new-jobs-label";

/** Announces the jobs that came since the page was read, and leads to them. A screen reader says so once. */
export function NewJobs({ newJobs, filter }: { newJobs: NewJobCount; filter: JobFilter }) {
  const label = newJobs.count > 0 ? newJobsLabel(newJobs, filter) : null;
  const [said, setSaid] = useState<string | null>(null);
  if ((label === null) !== (said === null)) setSaid(label);
  return (
    <div className="screen-only">
      {label ? (
        <a
          href={newJobsAddress(filter)}
          title={formatMessage(liveListTexts.newJobsMeaning, filter)}
          className="font-medium underline"
        >
          {label}
        </a>
      ) : null}
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
    </div>
  );
}
