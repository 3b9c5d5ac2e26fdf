import { unstable_rethrow as rethrowNextsOwn } from "next/navigation";
import type { ReactNode } from "react";
import { knownError } from "@/lib/database-error";
import { DatabaseUnavailable } from "@/lib/errors";
import { ALL_JOBS } from "@/lib/jobs/filter/filter";
import { faultNumber, logFault } from "@/lib/log-fault";
import { answerWith } from "@/lib/web/response/answer-status";
import { availabilityTexts } from "@/texts/server/availability";
import { couldNotLoadTexts } from "@/texts/site/could-not-load";
import { button } from "./button";
import { MessagePage } from "./message-page";

/**
 * Renders a page, or one that says why it can't be shown. The address and its filters stay the same. The status is
 * 503 when the database does not answer, 500 for a fault of ours. Redirects and Next's other signals are thrown on.
 */
export async function orCouldNotLoad(path: string, page: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await page();
  } catch (thrown) {
    rethrowNextsOwn(thrown);
    logFault(thrown, path.split("?")[0] ?? "");
    const error = knownError(thrown);
    if (error instanceof DatabaseUnavailable) {
      answerWith(503, error.passes);
      return <CouldNotLoad path={path} reason={error.message} passes={error.passes} />;
    }
    answerWith(500);
    return <CouldNotLoad path={path} reason={availabilityTexts.fault} passes />;
  }
}

interface CouldNotLoadProps {
  path: string;
  reason: string;
  /** False: the page can't be loaded until someone has changed something. */
  passes: boolean;
}

function CouldNotLoad({ path, reason, passes }: CouldNotLoadProps) {
  return (
    <MessagePage title={couldNotLoadTexts.title} reference={{ kind: "request", number: faultNumber() }}>
      <p>{reason}</p>
      <p>{passes ? couldNotLoadTexts.safeToReload : couldNotLoadTexts.lasting}</p>
      <p className="flex gap-2">
        <a href={path} className={button.primary}>
          {passes ? couldNotLoadTexts.tryAgain : couldNotLoadTexts.reload}
        </a>
        <a href={ALL_JOBS} className={button.plain}>
          {couldNotLoadTexts.allJobs}
        </a>
      </p>
    </MessagePage>
  );
}
