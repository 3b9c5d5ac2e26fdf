import { Fragment } from "react";
import type { JobDetail } from "@/lib/jobs/job";

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
    [job.progressDone !== null && job.progressDone !== "0", { href: "#progress", label: "progress" }],
    [job.rowsRejected > 0, { href: "#rejected-title", label: "rejected rows" }],
    [files > 0, { href: "#files", label: "files" }],
    [job.output !== null, { href: "#output-title", label: "output" }],
    [subtasks > 0, { href: "#subtasks", label: "subtasks" }],
  ];
  return parts.flatMap(([isThere, part]) => (isThere ? [part] : []));
}

/** That a job which failed may have got something done all the same, and where to see it. */
export function PartialResults({ of }: { of: Outcome }) {
  const parts = partsOf(of);
  if (parts.length === 0) return null;
  return (
    <p>
      Failed jobs may have partial results: see the{" "}
      {parts.map(({ href, label }, at) => (
        <Fragment key={href}>
          {at === 0 ? null : at === parts.length - 1 ? " and " : ", "}
          <a href={href}>{label}</a>
        </Fragment>
      ))}
      .
    </p>
  );
}
