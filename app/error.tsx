"use client";

import { button } from "./_ui/button";
import { MessagePage } from "./_ui/message-page";

interface CouldNotLoadProps {
  error: Error & { digest?: string };
  retry: () => void;
}

/**
 * The last net, for faults while a page is rendered or an action runs: a query that failed is never shown as an
 * empty list. Of the request it knows nothing; the log has the error's digest beside the request's id.
 */
export default function CouldNotLoad({ error, retry }: CouldNotLoadProps) {
  return (
    <MessagePage
      title="This page could not be loaded"
      reference={{ name: "Reference", number: error.digest ?? null }}
    >
      {/* It takes the place of a page without a load: nothing else would say so to who can't see it. */}
      <div role="alert" className="flex flex-col gap-3">
        <p>The database did not answer, or something went wrong on our side. It has been logged.</p>
        <p>Nothing is lost, and loading the page again changes nothing.</p>
      </div>
      <p className="flex gap-2">
        <button type="button" className={button.primary} onClick={retry}>
          Try again
        </button>
        <a href="/jobs" className={button.plain}>
          All jobs
        </a>
      </p>
    </MessagePage>
  );
}
