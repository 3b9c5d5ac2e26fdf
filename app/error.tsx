"use client";

import { button } from "./_ui/button";
import { MessagePage } from "./_ui/message-page";

/** A query that failed is never shown as an empty list: this stands in its place, at the same address. */
export default function CouldNotLoad({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <MessagePage title="This page could not be loaded">
      <p>The database did not answer, or something went wrong on our side. Nothing has been changed.</p>
      <p className="flex gap-2">
        <button type="button" className={button.primary} onClick={retry}>
          Try again
        </button>
        <a href="/jobs" className={button.plain}>
          All jobs
        </a>
      </p>
      {error.digest ? (
        <p className="text-quiet">If it stays like this, report number {error.digest}.</p>
      ) : null}
    </MessagePage>
  );
}
