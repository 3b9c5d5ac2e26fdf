"use client";

import { useEffect, useState } from "react";
import { LiveLight } from "@/app/_ui/live/live-light.client";
import { isInactive, STATUS } from "@/lib/jobs/status";
import { formatMessage } from "@/lib/texts/format-message";
import { pageTexts } from "@/texts/job/page";
import { progressTexts } from "@/texts/running/progress";
import { documentTexts } from "@/texts/site/document";
import { useLiveJob } from "./live-job-context.client";

interface JobLightProps {
  id: string;
  /** As the title of the browser's tab has it. */
  name: string;
  zone: string;
}

/**
 * Whether the page of an active job is live. Says to screen readers and in the browser's tab when the job's status is
 * another one. The page of a job that had ended when it was opened has nothing of it.
 */
export function JobLight({ id, name, zone }: JobLightProps) {
  const { page, values, state } = useLiveJob();
  const [first] = useState(page.job);
  const { status, isSilent } = values.job;
  useEffect(() => {
    // The page that is drawn anew has the same title.
    if (status !== page.job.status) document.title = titleOf(id, name, STATUS[status].label);
  }, [id, name, status, page]);
  if (isInactive(first.status)) return null;
  const silence = isSilent && !first.isSilent ? formatMessage(progressTexts.silentNews, { id }) : null;
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {status === first.status ? silence : formatMessage(progressTexts.news, { id, status })}
      </p>
      {values.isDeleted ? (
        <p role="status" className="rounded-md bg-waiting-soft px-3 py-2 text-waiting">
          {progressTexts.deleted}
        </p>
      ) : null}
      {values.isDeleted || isInactive(page.job.status) ? null : (
        <LiveLight live={state} readAt={page.now} zone={zone} />
      )}
    </>
  );
}

function titleOf(id: string, name: string, status: string): string {
  return formatMessage(documentTexts.titled, { title: formatMessage(pageTexts.tab, { id, name, status }) });
}
