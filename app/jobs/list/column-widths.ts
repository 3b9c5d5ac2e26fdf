import { type Column, LIST_COLUMNS } from "@/lib/jobs/columns";
import type { ShownJob } from "./shown-job";

/** The room beyond its width, in rem, for a time of creation of so many characters: with its year, and with an offset. */
const CREATED = [
  { most: 16, more: 0 },
  { most: 21, more: 2.25 },
  { most: Number.POSITIVE_INFINITY, more: 5 },
] as const;

/** The columns over which the second line of a name runs, whatever the row holds, because they are one line high. */
const BESIDE_NAME = ["type", "createdAt"];
/** And those over which it runs besides, in a row where they are (`flatUpTo`). */
const BEHIND = ["startedAt", "finishedAt", "failed", "durationSeconds"];

/**
 * The widths of the columns of a page, in rem. They are the same whatever becomes of its jobs, so that nothing moves;
 * only the time of creation has room for the longest one of the page.
 */
export function columnWidths(jobs: readonly ShownJob[]) {
  const longest = Math.max(0, ...jobs.map(({ moments }) => moments.createdAt?.[1].length ?? 0));
  const more = CREATED.find(({ most }) => longest <= most)?.more ?? 0;
  const widthOf = ({ key, width }: Column): number | undefined =>
    key === "createdAt" && width ? width + more : width;
  const room = (isMeant: (column: Column) => boolean) =>
    `${LIST_COLUMNS.filter(isMeant).reduce((sum, column) => sum + (widthOf(column) ?? 0), 0)}rem`;
  const behind = (leaves: Column["leaves"]) =>
    room((column) => BEHIND.includes(column.key) && column.leaves === leaves);
  return {
    widthOf,
    /** The same for the style sheet: how far the second line of a name runs, by the columns that leave. */
    style: {
      "--beside-name": room(({ key }) => BESIDE_NAME.includes(key)),
      "--behind": behind(undefined),
      "--behind-1": behind(1),
      "--behind-2": behind(2),
      "--behind-4": behind(4),
    },
  };
}

/** "21:33:12". */
const CLOCK = 8;
/** "400 d 23 h", "59 min 59 s". */
const DURATION = 12;

/**
 * How far all that stands right of a job's name is one line high, and stays so: up to its start, while the end is still
 * to come; up to its duration; null where a time has a date of its own.
 */
export function flatUpTo({ moments, elapsed }: ShownJob): "start" | "duration" | null {
  const { startedAt: started, finishedAt: finished } = moments;
  if ((started?.[1].length ?? 0) > CLOCK) return null;
  const isFlat = finished && finished[1].length <= CLOCK && (elapsed?.text.length ?? 0) <= DURATION;
  return isFlat ? "duration" : "start";
}
