import { formatJson } from "@/lib/json-text";

/** What the job recorded as its output: JSON set out over lines, anything else as it came. */
export function JobOutput({ output }: { output: string | null }) {
  if (output === null) return null;
  return (
    <section aria-labelledby="output-title" className="flex flex-col gap-2">
      <h2 id="output-title" className="font-semibold text-lg">
        Output
      </h2>
      <pre className="max-h-[32rem] overflow-auto rounded-lg border border-line bg-surface p-3 font-mono text-xs">
        {formatJson(output) ?? output}
      </pre>
    </section>
  );
}
