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

type Verb<Given extends unknown[], Result> = (...given: Given) => Promise<Result>;

function named<Given extends unknown[], Result>(
  { name, onlyReads }: CurrentVerb,
  run: Verb<Given, Result>,
): Verb<Given, Result> {
  return (...given) => {
    // What a verb that writes looks up on its way is part of it.
    const outer = current().getStore();
    return current().run({ name, onlyReads: onlyReads && outer?.onlyReads !== false }, () => run(...given));
  };
}

/** A verb that only reads: the log calls its slow statements by its name, and they end when the browser leaves. */
export const reading = <Given extends unknown[], Result>(name: string, run: Verb<Given, Result>) =>
  named({ name, onlyReads: true }, run);

/** A verb that changes something: named as `reading` is, but it goes on to its end whoever leaves. */
export const writing = <Given extends unknown[], Result>(name: string, run: Verb<Given, Result>) =>
  named({ name, onlyReads: false }, run);

/** What the log calls whoever asks the database now. */
export const currentVerb = (): string => current().getStore()?.name ?? "unnamed";

/** Fires when the statement at hand serves nobody any more. */
export const statementAbandoned = (): AbortSignal | undefined =>
  current().getStore()?.onlyReads ? requestAbandoned() : undefined;
