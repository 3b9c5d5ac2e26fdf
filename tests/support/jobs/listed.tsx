import { expect } from "vitest";
import { JobTable } from "@/app/jobs/list/job-table";
import { type ShownJob, shownJob } from "@/app/jobs/list/shown-job";
import type { Role } from "@/lib/jobs/access";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import type { JobSummary } from "@/lib/jobs/job";
import { type Rendered, rendered } from "../rendered";
import { FAILED_JOB } from "./job-values";

export const SAID = { year: "2026" };

export const tableOf = (jobs: ShownJob[], zone = "UTC", viewer: Role = "admin") => (
  <JobTable jobs={jobs} filter={DEFAULT_FILTER} zone={zone} viewer={viewer} />
);

/** The cells of the list with one job, by the headings that they stand under. */
export function rowOf(job: Partial<JobSummary>, zone = "UTC"): Record<string, Rendered> {
  const shown = shownJob(
    { ...FAILED_JOB, ...job },
    { href: "/jobs/show/4711?status=failed", zone, said: SAID },
  );
  // As the page hands it over.
  const jobs = [JSON.parse(JSON.stringify(shown))];
  const cells = rendered(tableOf(jobs, zone), "td", "th");
  const [head, row] = [cells.slice(0, cells.length / 2), cells.slice(cells.length / 2)];
  expect(head.map(({ attributes }) => attributes.scope)).toEqual(head.map(() => "col"));
  return Object.fromEntries(head.map(({ text }, at) => [text, row[at] ?? expect.unreachable()]));
}

/** The cell of the list with one job that stands under this heading. */
export const cellOf = (job: Partial<JobSummary>, heading: string): Rendered =>
  rowOf(job)[heading] ?? expect.unreachable(heading);
