import type { ReactNode } from "react";
import type { JsonPart } from "@/lib/json-folds";
import { formatMessage } from "@/lib/texts/format-message";
import { outputTexts } from "@/texts/job/output";

interface JsonPartsProps {
  parts: JsonPart[];
  /** Whether what can be folded stands open. */
  open: boolean;
}

/** Lines of JSON, and objects and arrays that open and close. */
export function JsonParts({ parts, open }: JsonPartsProps) {
  const shown: ReactNode[] = [];
  for (const [at, part] of parts.entries()) {
    shown.push(
      typeof part === "string" ? <Lines key={at} text={part} /> : <Fold key={at} {...part} open={open} />,
    );
  }
  return shown;
}

/** A run of lines. A browser leaves those alone that are off screen, at the height that is foretold here. */
function Lines({ text }: { text: string }) {
  const lines = text.trimEnd().split("\n").length;
  if (lines < 100) return text;
  return (
    <span
      className="block w-max min-w-full [content-visibility:auto]"
      style={{ containIntrinsicSize: `auto 40em auto calc(${lines} * 1lh)` }}
    >
      {text}
    </span>
  );
}

function Fold({ head, items, body, tail, open }: Exclude<JsonPart, string> & { open: boolean }) {
  return (
    <>
      <details open={open}>
        <summary className="relative -ml-4 w-fit min-w-6 list-none pl-4 leading-6 before:absolute before:top-2 before:left-0.5 before:border-transparent before:border-y-4 before:border-l-[6px] before:border-l-quiet not-print:before:content-[''] hover:bg-sunken [details[open]>&]:before:rotate-90 [&::-webkit-details-marker]:hidden">
          {head.trimEnd()}
          <span
            data-uncopied=""
            className="screen-only select-none text-quiet [details[open]>summary>&]:hidden"
          >
            {" "}
            {formatMessage(outputTexts.entries, { count: items })}
          </span>
          {"\n"}
        </summary>
        <JsonParts parts={body} open={open} />
      </details>
      {tail}
    </>
  );
}
