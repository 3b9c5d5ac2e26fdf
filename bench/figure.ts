import type { Bench } from "./bench";

/** What a value has to keep to. */
type Bar = { atMost: number } | { atLeast: number };

export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** Null where nothing is promised yet. */
  bar: Bar | null;
}

/** One file in figures/: measures one thing and says it in one or more figures. */
export type Measure = (bench: Bench) => Promise<Figure[]>;

/** Whether a figure keeps to its bar. */
export function isOk({ value, bar }: Figure): boolean {
  if (bar === null) return true;
  return "atMost" in bar ? value <= bar.atMost : value >= bar.atLeast;
}
