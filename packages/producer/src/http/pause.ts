import { backoff } from "./backoff.ts";

/** When the console may be asked again after it did not answer, or asked for time. In ms of `performance.now`. */
export class Pause {
  until = 0;
  failures = 0;
  private asked = 0;

  /** Whether it is away, as far as is known: then one try at a time is enough. */
  get isAway(): boolean {
    return this.failures > 0;
  }

  failed(now: number, afterMs: number | null) {
    this.failures++;
    if (afterMs !== null) this.asked = now + afterMs;
    this.until = Math.max(now + backoff(this.failures), this.asked);
  }

  answered() {
    this.failures = 0;
    this.until = this.asked;
  }

  /** Somebody waits: only what the console itself asked for still counts. */
  hurry() {
    this.until = this.asked;
  }
}
