import { RateLimited } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { limitsTexts } from "@/texts/server/limits";

interface QueuedWrite {
  token: string;
  begin: () => void;
}

interface Slots {
  /** How many writes of each token are running. */
  underWay: Map<string, number>;
  waiting: Set<QueuedWrite>;
}

declare global {
  /** Global, because Next loads modules more than once in a process. */
  var jobsConsoleWrites: Slots | undefined;
}

/** Of the process's ten connections; the others are for reads. */
const AT_ONCE = 6;
const PER_TOKEN = 4;
const LONGEST_WAIT_MS = 5_000;
const RETRY_SECONDS = 5;

const slots = () => {
  globalThis.jobsConsoleWrites ??= { underWay: new Map(), waiting: new Set() };
  return globalThis.jobsConsoleWrites;
};

/**
 * Runs a token's write as soon as fewer than six writes are running, and fewer than four of its own. A caller that
 * sends many, or whose writes wait for a locked row, then leaves connections to others. Throws RateLimited after five
 * seconds.
 */
export async function inWriteSlot<Result>(token: string, write: () => Promise<Result>): Promise<Result> {
  await turnOf(token);
  try {
    return await write();
  } finally {
    giveBack(token);
  }
}

function turnOf(token: string): Promise<void> {
  const { underWay, waiting } = slots();
  if (hasRoom(token)) {
    underWay.set(token, (underWay.get(token) ?? 0) + 1);
    return Promise.resolve();
  }
  return new Promise((begin, give) => {
    const late = () => {
      waiting.delete(one);
      give(
        new RateLimited(RETRY_SECONDS, formatMessage(limitsTexts.tooManyWrites, { seconds: RETRY_SECONDS })),
      );
    };
    const timer = setTimeout(late, LONGEST_WAIT_MS);
    const one: QueuedWrite = {
      token,
      begin: () => {
        clearTimeout(timer);
        begin();
      },
    };
    waiting.add(one);
  });
}

function hasRoom(token: string): boolean {
  const { underWay } = slots();
  const inAll = [...underWay.values()].reduce((sum, count) => sum + count, 0);
  return inAll < AT_ONCE && (underWay.get(token) ?? 0) < PER_TOKEN;
}

/** Starts the write that has waited longest, of those that may begin. */
function giveBack(token: string) {
  const { underWay, waiting } = slots();
  const left = (underWay.get(token) ?? 1) - 1;
  if (left > 0) underWay.set(token, left);
  else underWay.delete(token);
  const next = [...waiting].find((one) => hasRoom(one.token));
  if (!next) return;
  waiting.delete(next);
  underWay.set(next.token, (underWay.get(next.token) ?? 0) + 1);
  next.begin();
}
