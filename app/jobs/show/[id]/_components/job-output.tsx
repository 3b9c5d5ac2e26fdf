import { panel } from "@/app/_ui/button";
import { Scroller } from "@/app/_ui/scroller";
import { formatBytes } from "@/lib/format";
import type { JobDetail } from "@/lib/jobs/job";
import { foldJson } from "@/lib/json-folds";
import { formatJson } from "@/lib/json-text";
import { readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { outputTexts } from "@/texts/job/output";
import { JsonParts } from "./json-parts";

/** The job's output: JSON in lines that can be folded, any other text as it is. Nothing for a job without one. */
export function JobOutput({ output }: Pick<JobDetail, "output">) {
  if (output === null) return null;
  const json = formatJson(output);
  return (
    <section aria-labelledby="output-title" className={`${panel} flex flex-col gap-2 p-4`}>
      <h2 id="output-title" className="font-semibold text-lg">
        {outputTexts.title}
      </h2>
      <details open={output.length < LARGE}>
        <summary className="mb-1 w-fit text-quiet text-sm leading-6">
          {formatMessage(json === null ? outputTexts.text : outputTexts.json, {
            size: formatBytes(Buffer.byteLength(output)),
          })}
        </summary>
        <Scroller id="output" what="output">
          {json === null ? readable(output) : <JsonParts parts={foldJson(json)} open={json.length < LARGE} />}
        </Scroller>
      </details>
    </section>
  );
}

/** From this many characters on the output is folded at first, so that the browser need not lay it out. */
const LARGE = 50_000;
