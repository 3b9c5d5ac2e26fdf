import type { ReactNode } from "react";
import { DatabaseUnavailable } from "@/lib/errors";
import { knownError } from "@/lib/jobs/database-error";
import { answerWith } from "@/lib/web/answer-status";
import { logFault } from "@/lib/web/error-response";
import { button } from "./button";
import { MessagePage } from "./message-page";

/** A page, or, when the database does not answer, a page that says so: 503, at the same address, filters kept. */
export async function orCouldNotLoad(path: string, page: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await page();
  } catch (error) {
    if (!(knownError(error) instanceof DatabaseUnavailable)) throw error;
    logFault(error, path.split("?")[0] ?? "");
    answerWith(503);
    return <CouldNotLoad path={path} />;
  }
}

function CouldNotLoad({ path }: { path: string }) {
  return (
    <MessagePage title="This page could not be loaded">
      <p>The database did not answer. Nothing has been changed, and nothing is lost.</p>
      <p className="flex gap-2">
        <a href={path} className={button.primary}>
          Try again
        </a>
        <a href="/jobs" className={button.plain}>
          All jobs
        </a>
      </p>
    </MessagePage>
  );
}
