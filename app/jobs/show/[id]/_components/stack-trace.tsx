import type { ReactNode } from "react";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { Scroller } from "@/app/_ui/scroller";
import { groupFrames } from "@/lib/trace-frames";
import { errorTexts } from "@/texts/job/error";
import styles from "./stack-trace.module.css";

/** The trace, folded at first. The application's own frames stand out from those of libraries, which can be hidden. */
export function StackTrace({ trace }: { trace: string }) {
  const runs = groupFrames(trace);
  const frames = (wanted: string) => runs.some(({ kind }) => kind === wanted);
  const spans: ReactNode[] = [];
  let offset = 0;
  for (const { kind, text } of runs) {
    spans.push(
      <span key={offset} data-frames={kind}>
        {text}
      </span>,
    );
    offset += text.length;
  }
  return (
    <details className={styles.trace}>
      <summary className="w-fit font-medium leading-6">
        <FormattedMessage
          message={errorTexts.trace}
          values={{
            lines: trace.trimEnd().split("\n").length,
            size: (lines) => <span className="font-normal text-quiet text-sm">{lines}</span>,
          }}
        />
      </summary>
      {frames("application") && frames("library") ? (
        <label className="screen-only mt-1 flex min-h-6 w-fit items-center gap-1.5 text-sm">
          <input type="checkbox" /> {errorTexts.onlyApplication}
        </label>
      ) : null}
      <div className="mt-2">
        <Scroller id="trace" what="trace">
          {spans}
        </Scroller>
      </div>
    </details>
  );
}
