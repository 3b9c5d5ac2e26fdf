import { rootCause } from "@/lib/database-error";
import type { Failure, Figure } from "./figure";
import { say } from "./progress";

/** Exports of ten million jobs take a third of this; a measure that hangs must not stop the others from running. */
const LONGEST_MS = 30 * 60_000;

interface Run {
  /** The figures that it makes. */
  makes: string[];
  measure: () => Promise<Figure[]>;
}

/** A figure, or a part of the one before it. */
export type MeasuredFigure = Figure & { isPart: boolean };

interface Measured {
  figures: MeasuredFigure[];
  failures: Failure[];
}

/** Runs the measures one after the other. One that fails is reported as failed, and the others still run. */
export async function runMeasures(runs: Run[]): Promise<Measured> {
  const figures: MeasuredFigure[] = [];
  const failures: Failure[] = [];
  for (const { makes, measure } of runs) {
    say(`Measuring ${makes.join(", ")}`);
    const start = performance.now();
    try {
      const made = await withinDeadline(measure());
      figures.push(...made.map((figure) => ({ ...figure, isPart: !makes.includes(figure.name) })));
      say(`  in ${((performance.now() - start) / 1000).toFixed(1)} s`);
    } catch (error) {
      // The cause, because the message of Drizzle's own error is the statement.
      const reason = rootCause(error).message || String(error);
      say(`  failed: ${reason}`);
      failures.push(...makes.map((name) => ({ name, reason })));
    }
  }
  return { figures, failures };
}

async function withinDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`not measured after ${LONGEST_MS / 60_000} minutes`)),
      LONGEST_MS,
    );
  });
  return Promise.race([work, deadline]).finally(() => clearTimeout(timer));
}
