import type { Bench, SeededDatabase } from "../bench";
import { type SignedInConsole, serveConsoleAt } from "../server/serve-console";
import { startStatementCounter } from "../server/statement-counter";
import { startViewers, type Viewers } from "./viewers";

/** A console for viewers, and their process. */
export interface LiveConsole extends SignedInConsole {
  viewers: Viewers;
  /** How many statements its live reader has run so far. */
  statements(): number;
}

const served = new WeakMap<SeededDatabase, Promise<LiveConsole>>();

/**
 * A console on the large database which only the measures of live pages use, so that its memory is theirs. It reaches
 * the database through a link that counts its statements.
 */
export function serveLive(bench: Bench): Promise<LiveConsole> {
  const serving = served.get(bench.large) ?? serve(bench);
  served.set(bench.large, serving);
  return serving;
}

async function serve(bench: Bench): Promise<LiveConsole> {
  const { large, life } = bench;
  const counter = await startStatementCounter(large.url);
  life.atEnd(() => counter.close());
  const console = await serveConsoleAt(bench, large, counter.url);
  const statements = () => counter.count("jobs-console live");
  return { ...console, viewers: startViewers(bench), statements };
}
