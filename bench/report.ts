import type { DiskWeight } from "./disk";
import { type Failure, type Figure, isOk } from "./figure";
import type { Machine } from "./machine";
import type { MeasuredFigure } from "./run-measures";
import { toColumns } from "./to-columns";

export interface Report {
  machine: Machine;
  jobs: number;
  figures: MeasuredFigure[];
  failures: Failure[];
  disk: DiskWeight[];
}

/** Whether every figure was measured and keeps to its bar. */
export const isAllOk = ({ figures, failures }: Report): boolean =>
  failures.length === 0 && figures.every(isOk);

/** The result for scripts, one object on one line. A failed figure has a reason instead of a value. */
export function toJson({ machine, jobs, figures, failures, disk }: Report): string {
  const printed = figures.map((figure) => ({
    name: figure.name,
    value: rounded(figure.value),
    unit: figure.unit,
    bar: figure.bar && ("atMost" in figure.bar ? figure.bar.atMost : figure.bar.atLeast),
    ok: isOk(figure),
  }));
  const failed = failures.map(({ name, reason }) => {
    return { name, value: null, unit: null, bar: null, ok: false, reason };
  });
  return `${JSON.stringify({ machine, jobs, figures: [...printed, ...failed], disk })}\n`;
}

/** The result for people: each figure with its bar, and under it its parts. */
export function toTable({ machine, jobs, figures, failures, disk }: Report): string {
  const rows = figures.map((figure) => [
    figure.isPart ? `  ${figure.name}` : figure.name,
    numberText(rounded(figure.value)),
    figure.unit,
    barText(figure),
    metText(figure),
  ]);
  const failed = failures.map(({ name, reason }) => [name, "", "", "", `FAILED: ${reason}`]);
  const { cores, cpu, memoryGb, node, postgresql, settings } = machine;
  return `${toColumns([["figure", "value", "unit", "bar", ""], ...rows, ...failed])}

${diskTable(disk, jobs)}

${jobs.toLocaleString("en")} jobs; ${cores} cores (${cpu}), ${memoryGb} GB; Node ${node}, PostgreSQL ${postgresql} (${settings})
`;
}

function diskTable(disk: DiskWeight[], jobs: number): string {
  const rows = disk.map(({ name, table, bytes }) => [
    table === null ? name : `  ${name}`,
    numberText(rounded(bytes / 2 ** 20)),
    numberText(rounded(bytes / jobs)),
  ]);
  return toColumns([["on disk: table, its indexes", "MiB", "bytes a job"], ...rows]);
}

function barText({ bar }: Figure): string {
  if (bar === null) return "";
  return "atMost" in bar ? `≤ ${bar.atMost}` : `≥ ${bar.atLeast}`;
}

function metText(figure: Figure): string {
  if (figure.bar === null) return "";
  return isOk(figure) ? "met" : "NOT MET";
}

const numberText = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 4 });

/** Four significant digits: more would be noise. */
const rounded = (value: number): number => Number(value.toPrecision(4));
