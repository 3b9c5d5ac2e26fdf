import { FormattedMessage } from "@/app/_ui/formatted-message";
import type { JobDetail } from "@/lib/jobs/job";
import { listPieces } from "@/lib/texts/format-list";
import { errorTexts } from "@/texts/job/error";

/** A part of the page that shows something a job got done. */
interface Part {
  href: string;
  label: string;
}

/** What came of a job, as far as it is known here. */
export interface Outcome {
  job: JobDetail;
  /** How many there are. */
  files: number;
  subtasks: number;
}

/** What a job left behind besides its times: each part of its page that shows some of it, in the page's order. */
function partsOf({ job, files, subtasks }: Outcome): Part[] {
  const parts: [boolean, Part][] = [
    [
      job.progressDone !== null && job.progressDone !== "0",
      { href: "#progress", label: errorTexts.parts.progress },
    ],
    [job.rowsRejected > 0, { href: "#rejected-title", label: errorTexts.parts.rejected }],
    [job.output !== null, { href: "#output-title", label: errorTexts.parts.output }],
    [files > 0, { href: "#files", label: errorTexts.parts.files }],
    [subtasks > 0, { href: "#subtasks", label: errorTexts.parts.subtasks }],
  ];
  return parts.flatMap(([isThere, part]) => (isThere ? [part] : []));
}

/** That a job which failed may have got something done all the same, and where to see it. */
export function PartialResults({ of }: { of: Outcome }) {
  const parts = partsOf(of);
  if (parts.length === 0) return null;
  const links = parts.map(({ href, label }) => (
    <a key={href} href={href}>
      {label}
    </a>
  ));
  return (
    <p>
      <FormattedMessage message={errorTexts.partialResults} values={{ parts: listPieces(links, "and") }} />
    </p>
  );
}
