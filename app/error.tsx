"use client";

import { ALL_JOBS } from "@/lib/jobs/filter/filter";
import { couldNotLoadTexts } from "@/texts/site/could-not-load";
import { button } from "./_ui/button";
import { MessagePage } from "./_ui/message-page";

interface CouldNotLoadProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/**
 * Shown when rendering a page or running an action fails and nothing else caught it: a failed query is never shown as
 * an empty list. It does not know the request; the log has the error's digest beside the request's id.
 */
export default function CouldNotLoad({ error, retry }: CouldNotLoadProps) {
  return (
    <MessagePage title={couldNotLoadTexts.title} reference={{ kind: "error", number: error.digest ?? null }}>
      {/* It replaces the page without a load, so a screen reader would not announce it otherwise. */}
      <div role="alert" className="flex flex-col gap-3">
        <p>{couldNotLoadTexts.databaseOrFault}</p>
        <p>{couldNotLoadTexts.safeToReload}</p>
      </div>
      <p className="flex gap-2">
        <button type="button" className={button.primary} onClick={retry}>
          {couldNotLoadTexts.tryAgain}
        </button>
        <a href={ALL_JOBS} className={button.plain}>
          {couldNotLoadTexts.allJobs}
        </a>
      </p>
    </MessagePage>
  );
}
