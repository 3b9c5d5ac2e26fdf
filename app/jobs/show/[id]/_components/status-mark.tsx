import { plainWord, type Status } from "@/lib/jobs/status";

/** Paths of a 16-unit square: an open ring that turns, a check, an X, a dash. */
const SHAPES = {
  "In progress": { path: "M8 2a6 6 0 1 1-6 6", tone: "text-running motion-safe:animate-spin" },
  Completed: { path: "m3 8.5 3.5 3.5L13 4.5", tone: "text-completed" },
  Failed: { path: "m4 4 8 8m0-8-8 8", tone: "text-failed" },
  Cancelled: { path: "M3 8h10", tone: "text-cancelled" },
};

/** The plain word for a status as a shape: its accessible name and its tooltip are the word itself. */
export function StatusMark({ status }: { status: Status }) {
  const word = plainWord(status);
  const { path, tone } = SHAPES[word];
  return (
    <svg role="img" aria-label={word} viewBox="0 0 16 16" className={`size-3.5 shrink-0 ${tone}`}>
      <title>{word}</title>
      <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
