import { faultsOf, readAirportTable } from "@/demo/data/airports";
import { linkedFile, type Row } from "@/demo/data/dataset";
import { breathe, type DemoJob } from "@/demo/work";

const EVERY = 500;

/** Judges each row of the airport table, as an import does before it takes anything in. */
export const importAirports: DemoJob = {
  owner: "staff",
  record: {
    type: "import",
    name: "Import airports of the United States",
    description:
      "Checks every row of the airport table and takes in the complete ones; the others are listed.",
    runAt: "/jobs?tab=imports",
    object: linkedFile("airports.csv", "Airports of the United States"),
  },
  async work({ job, signal }) {
    const rows = await readAirportTable();
    const judged = [];
    for (const [at, row] of rows.entries()) {
      if (at % EVERY === 0) {
        await job.progress(at, rows.length, row.name ?? null);
        await breathe(signal);
      }
      judged.push(judge(row, at));
    }
    await job.progress(rows.length, rows.length);
    await job.output(summary(judged));
  },
};

interface Judged {
  line: number;
  code: string;
  reasons: string[];
}

// Line 1 holds the names of the columns.
const judge = (row: Row, at: number): Judged => ({
  line: at + 2,
  code: row.iata ?? "",
  reasons: faultsOf(row),
});

/** How many rows were taken in and rejected, the reasons with their numbers, and each rejected row. */
function summary(judged: Judged[]) {
  const rejected = judged.filter(({ reasons }) => reasons.length > 0);
  const reasons: Record<string, number> = {};
  for (const reason of rejected.flatMap((row) => row.reasons)) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return {
    rows: judged.length,
    accepted: judged.length - rejected.length,
    rejected: rejected.length,
    reasons,
    rejectedRows: rejected,
  };
}
