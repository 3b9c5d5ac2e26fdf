import { readEnvironment } from "@/lib/env";
import { RateLimited, ServerBusy } from "@/lib/errors";
import { networksOf } from "@/lib/network-address";
import { limitsTexts } from "@/texts/server/limits";

/** Whose body it is: that of a token or a signed-in user, or of a network that nobody has signed in from. */
export type BodySender = `token ${string}` | `user ${string}` | `network ${string}`;

/** The sender of a body that comes from this address without a sign-in. */
export function strangerAt(address: string): BodySender {
  const { near, wide } = networksOf(address);
  return `network ${wide ?? near}`;
}

/** The memory of a body that is being read. */
export interface BodyLease {
  /**
   * Counts so many more bytes; none after `release`. Throws RateLimited or ServerBusy; then nothing of this body is
   * counted any more.
   */
  hold(bytes: number): void;
  /** Gives all of it back. A second call changes nothing. */
  release(): void;
}

/** Bytes by sender, and of all senders together. */
interface Pool {
  bySender: Map<BodySender, number>;
  inAll: number;
}

declare global {
  /** Global, because Next loads modules more than once in a process. */
  var jobsConsoleBodies: { known: Pool; unknown: Pool } | undefined;
}

/** What an open request costs besides the bytes of its body (measured: 30 to 60 KB). */
export const OVERHEAD_BYTES = 64 * 1024;

const WAIT_SECONDS = 5;

const pools = () => {
  globalThis.jobsConsoleBodies ??= {
    known: { bySender: new Map(), inAll: 0 },
    unknown: { bySender: new Map(), inAll: 0 },
  };
  return globalThis.jobsConsoleBodies;
};

let memory: number | undefined;

/**
 * Begins to count a body. Of JOBS_BODY_MEMORY, three quarters are for tokens and signed-in users, a quarter of the whole
 * for each of them; the rest is for everybody else, a sixteenth of the whole for each network: an IPv4 address, or an
 * IPv6 network of /48, because many people have that many addresses. So a stranger can't use up what programs need.
 * Throws RateLimited when the sender has no room left, ServerBusy when the process has none.
 */
export function leaseBody(sender: BodySender): BodyLease {
  memory ??= readEnvironment().JOBS_BODY_MEMORY;
  const isKnown = !sender.startsWith("network ");
  const pool = isKnown ? pools().known : pools().unknown;
  const [mostOfSender, mostInAll] = isKnown ? [memory / 4, (memory * 3) / 4] : [memory / 16, memory / 4];
  let held = 0;
  let isReleased = false;
  const add = (bytes: number) => {
    held += bytes;
    pool.inAll += bytes;
    const ofSender = (pool.bySender.get(sender) ?? 0) + bytes;
    if (ofSender > 0) pool.bySender.set(sender, ofSender);
    else pool.bySender.delete(sender);
    return ofSender;
  };
  const lease: BodyLease = {
    hold(bytes) {
      if (isReleased) return;
      const ofSender = add(bytes);
      if (ofSender <= mostOfSender && pool.inAll <= mostInAll) return;
      lease.release();
      if (ofSender > mostOfSender) {
        throw new RateLimited(WAIT_SECONDS, limitsTexts.tooMuchAtOnce);
      }
      throw new ServerBusy(limitsTexts.busyReading);
    },
    release() {
      isReleased = true;
      add(-held);
    },
  };
  lease.hold(OVERHEAD_BYTES);
  return lease;
}
