import { AsyncLocalStorage } from "node:async_hooks";
import { requestAbandoned } from "./current-request";

interface CurrentVerb {
  name: string;
  /** Whether it can be cut off without loss when the browser leaves. */
  onlyReads: boolean;
}

declare global {
  /** The verb that is using the database. Global, because Next loads modules more than once. */
  var jobsConsoleVerb: AsyncLocalStorage<CurrentVerb> | undefined;
}

const current = () => {
  globalThis.jobsConsoleVerb ??= new AsyncLocalStorage();
  return globalThis.jobsConsoleVerb;
};

function within<Result>({ name, onlyReads }: CurrentVerb, run: () => Promise<Result>): Promise<Result> {
  // A read within a verb that writes is part of that verb, and is not cut off.
  const outer = current().getStore();
  return current().run({ name, onlyReads: onlyReads && outer?.onlyReads !== false }, run);
}

/**
 * Runs a verb that only reads. `name` is that of its function; the log names slow statements by it. The statements are
 * cancelled when the browser leaves.
 */
export const reading = <Result>(name: string, run: () => Promise<Result>): Promise<Result> =>
  within({ name, onlyReads: true }, run);

/** Runs a verb that changes something, named as in `reading`. It runs to its end even if the browser leaves. */
export const writing = <Result>(name: string, run: () => Promise<Result>): Promise<Result> =>
  within({ name, onlyReads: false }, run);

/** The name of the verb that is using the database, for the log. */
export const currentVerb = (): string => current().getStore()?.name ?? "unnamed";

/** Fires when nobody needs the current statement any more. */
export const statementAbandoned = (): AbortSignal | undefined =>
  current().getStore()?.onlyReads ? requestAbandoned() : undefined;
