import { AsyncLocalStorage } from "node:async_hooks";
import { requestAbandoned } from "./current-request";

interface CurrentVerb {
  name: string;
  /** Whether nothing is lost when it breaks off because the browser left. */
  onlyReads: boolean;
}

declare global {
  /** The verb that asks the database at hand. Global, because Next loads modules more than once. */
  var jobsConsoleVerb: AsyncLocalStorage<CurrentVerb> | undefined;
}

const current = () => {
  globalThis.jobsConsoleVerb ??= new AsyncLocalStorage();
  return globalThis.jobsConsoleVerb;
};

function within<Result>({ name, onlyReads }: CurrentVerb, run: () => Promise<Result>): Promise<Result> {
  // What a verb that writes looks up on its way is part of it.
  const outer = current().getStore();
  return current().run({ name, onlyReads: onlyReads && outer?.onlyReads !== false }, run);
}

/**
 * Runs a verb that only reads, in a function of that name: the log calls its slow statements so, and they end when
 * the browser leaves.
 */
export const reading = <Result>(name: string, run: () => Promise<Result>): Promise<Result> =>
  within({ name, onlyReads: true }, run);

/** Runs a verb that changes something: named as in `reading`, but it goes on to its end whoever leaves. */
export const writing = <Result>(name: string, run: () => Promise<Result>): Promise<Result> =>
  within({ name, onlyReads: false }, run);

/** What the log calls whoever asks the database now. */
export const currentVerb = (): string => current().getStore()?.name ?? "unnamed";

/** Fires when the statement at hand serves nobody any more. */
export const statementAbandoned = (): AbortSignal | undefined =>
  current().getStore()?.onlyReads ? requestAbandoned() : undefined;
