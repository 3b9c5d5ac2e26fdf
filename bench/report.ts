import { type Figure, isOk } from "./figure";
import type { Machine } from "./machine";

export interface Report {
  machine: Machine;
  jobs: number;
  figures: Figure[];
}

/** The result for scripts, one object on one line. */
export function toJson({ machine, jobs, figures }: Report): string {
  const printed = figures.map((figure) => ({
    name: figure.name,
    value: rounded(figure.value),
    unit: figure.unit,
    bar: figure.bar && ("atMost" in figure.bar ? figure.bar.atMost : figure.bar.atLeast),
    ok: isOk(figure),
  }));
  return `${JSON.stringify({ machine, jobs, figures: printed })}\n`;
}

/** The result for people. */
export function toTable({ machine, jobs, figures }: Report): string {
  const rows = figures.map((figure) => [
    figure.name,
    rounded(figure.value).toLocaleString("en", { maximumSignificantDigits: 4 }),
    figure.unit,
    barText(figure),
    isOk(figure) ? "" : "NOT MET",
  ]);
  const all = [["figure", "value", "unit", "bar", ""], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 1 ? cell.padStart(widths[1] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  const { cores, cpu, memoryGb, node, postgresql } = machine;
  return `${lines.join("\n")}

${jobs.toLocaleString("en")} jobs; ${cores} cores (${cpu}), ${memoryGb} GB; Node ${node}, PostgreSQL ${postgresql}
`;
}

function barText({ bar }: Figure): string {
  if (bar === null) return "none";
  return "atMost" in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`;
}

/** Four significant digits: more would be noise. */
const rounded = (value: number): number => Number(value.toPrecision(4));
