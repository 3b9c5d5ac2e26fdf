import type { Bench } from "./bench";

/** What a value must keep to. */
type Bar = { atMost: number } | { atLeast: number };

export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** Null where nothing is promised: a part of the figure before it, or only information. */
  bar: Bar | null;
}

/** One file in figures/: measures one thing and gives one or more figures for it, each followed by its parts. */
export type Measure = (bench: Bench) => Promise<Figure[]>;

export interface NamedMeasure {
  /**
   * The figures that it makes, without their parts: the names that --only takes, and that are missing when it fails.
   */
  makes: string[];
  measure: Measure;
}

/** A figure that could not be measured, and why. */
export interface Failure {
  name: string;
  reason: string;
}

/** Whether a figure keeps to its bar. */
export function isOk({ value, bar }: Figure): boolean {
  if (bar === null) return true;
  return "atMost" in bar ? value <= bar.atMost : value >= bar.atLeast;
}
