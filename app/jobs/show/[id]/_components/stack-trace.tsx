import type { ReactNode } from "react";
import { Scroller } from "@/app/_ui/scroller";
import { formatCount } from "@/lib/format";
import { groupFrames } from "@/lib/trace-frames";
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
        Stack trace <span className="font-normal text-quiet text-sm">({sizeOf(trace)})</span>
      </summary>
      {frames("application") && frames("library") ? (
        <label className="screen-only mt-1 flex min-h-6 w-fit items-center gap-1.5 text-sm">
          <input type="checkbox" /> Only application frames
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

function sizeOf(trace: string): string {
  const lines = trace.trimEnd().split("\n").length;
  return lines === 1 ? "1 line" : `${formatCount(lines)} lines`;
}
