import { columnTexts } from "@/texts/jobs/column";
import type { JobSummary } from "./job";
import type { Sort } from "./sort";

/** A field of a job that is a text, or a time as text. */
type TextField = {
  [Field in keyof JobSummary]: JobSummary[Field] extends string | null ? Field : never;
}[keyof JobSummary];

/** The content of a cell of the list. app/jobs/list/job-rows.tsx draws each kind. */
type Content =
  /** A text or a time of a job, as it is; a missing end means that the job is still in progress. */
  | { kind: "text" | "moment" | "end"; key: TextField }
  | {
      kind: "status" | "id" | "name" | "type" | "failed" | "duration" | "owner" | "actions";
      key: string;
    };

export type Column = Content & {
  /** In the list's head, and beside the value on a card. */
  heading: string;
  /** In the CSV, if it has another heading there. */
  csvHeading?: string;
  /** In rem. The column without a width takes the remaining room. */
  width?: number;
  /** As room shrinks, the first to go has 1. A column without a number stays. */
  leaves?: 1 | 2 | 3 | 4;
  /** The order that its heading leads to: one that an index serves, at any number of jobs. */
  sort?: Sort;
};

const COLUMNS = [
  { key: "status", heading: columnTexts.status, kind: "status", width: 7 },
  { key: "id", heading: columnTexts.id, kind: "id", width: 4.5 },
  { key: "name", heading: columnTexts.name, kind: "name", sort: "name" },
  { key: "type", heading: columnTexts.type, kind: "type", width: 6.5 },
  { key: "createdAt", heading: columnTexts.createdAt, kind: "moment", width: 7.5, sort: "date" },
  { key: "startedAt", heading: columnTexts.startedAt, kind: "moment", width: 4.5, leaves: 1 },
  {
    key: "finishedAt",
    heading: columnTexts.finishedAt,
    csvHeading: columnTexts.finishedAtInCsv,
    kind: "end",
    width: 4.5,
    leaves: 4,
  },
  { key: "failed", heading: columnTexts.failed, kind: "failed", width: 4.5, leaves: 2 },
  { key: "durationSeconds", heading: columnTexts.durationSeconds, kind: "duration", width: 5.75 },
  { key: "owner", heading: columnTexts.owner, kind: "owner", width: 5.5 },
  { key: "actions", heading: columnTexts.actions, kind: "actions", width: 3.75, leaves: 3 },
] as const satisfies readonly Column[];

type ColumnKey = (typeof COLUMNS)[number]["key"];

/** The columns of the list, from left to right. */
export const LIST_COLUMNS: readonly Column[] = COLUMNS;

/**
 * The columns of the CSV, in its order. Scripts rely on the order, so a new column comes last. The id comes first,
 * because the export finds its next batch by it. lib/jobs/export/export-statement.ts says what each column prints.
 */
export const CSV_COLUMNS = [
  "id",
  "name",
  "type",
  "status",
  "createdAt",
  "finishedAt",
  "durationSeconds",
] as const satisfies readonly ["id", ...ColumnKey[]];

const csvHeadings = (isWanted: (column: Column) => boolean): string[] =>
  CSV_COLUMNS.flatMap((key) =>
    LIST_COLUMNS.filter((column) => column.key === key && isWanted(column)).map(
      ({ heading, csvHeading }) => csvHeading ?? heading,
    ),
  );

/** The first line of the CSV. */
export const CSV_HEADINGS: readonly string[] = csvHeadings(() => true);

/** Of them, those of times. */
export const TIME_HEADINGS: readonly string[] = csvHeadings(
  ({ kind }) => kind === "moment" || kind === "end",
);
