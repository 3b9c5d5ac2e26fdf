import { readEnvironment } from "@/lib/env";
import { RateLimited } from "@/lib/errors";
import { type TokenBuckets, takeToken } from "./token-bucket";

declare global {
  /**
   * The buckets of tokens, and of addresses that sent bad ones. Global, because Next loads modules more than once in a
   * process.
   */
  var jobsConsoleTokenRates: { tokens: TokenBuckets; addresses: TokenBuckets } | undefined;
}

/** A full bucket has the requests of this many seconds. */
const BURST_SECONDS = 10;
const BAD_A_MINUTE = 60;

let perSecond: number | undefined;

const rates = () => {
  globalThis.jobsConsoleTokenRates ??= { tokens: new Map(), addresses: new Map() };
  return globalThis.jobsConsoleTokenRates;
};

/** Counts one use of a good token. Throws RateLimited past JOBS_TOKEN_RATE. Each server process counts its own. */
export function countUse(tokenId: string) {
  perSecond ??= readEnvironment().JOBS_TOKEN_RATE;
  const seconds = takeToken(rates().tokens, tokenId, { perSecond, most: perSecond * BURST_SECONDS });
  if (seconds === null) return;
  throw new RateLimited(
    seconds,
    `This token may send ${perSecond} requests a second. Try again in ${seconds} s, and send fewer.`,
  );
}

/**
 * Counts one bad token from an address. Throws RateLimited past 60 a minute; good tokens from there are not limited.
 */
export function countBadToken(address: string) {
  const terms = { perSecond: BAD_A_MINUTE / 60, most: BAD_A_MINUTE };
  const seconds = takeToken(rates().addresses, address, terms);
  if (seconds === null) return;
  throw new RateLimited(seconds, "Too many invalid access tokens came from this address. Try again later.");
}
