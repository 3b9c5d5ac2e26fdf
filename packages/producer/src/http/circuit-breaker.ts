import { backoff } from "./backoff.ts";

/** When to try the console again after it did not answer or sent Retry-After. In ms of `performance.now`. */
export class CircuitBreaker {
  until = 0;
  failures = 0;
  private asked = 0;

  /** Whether the console is unavailable, as far as is known: then one try at a time is enough. */
  get isAway(): boolean {
    return this.failures > 0;
  }

  failed(now: number, afterMs: number | null, hurried: boolean) {
    if (afterMs !== null) this.asked = now + afterMs;
    // Requests sent at the same time meet the same failure: count it once.
    if (this.until <= now) {
      this.failures++;
      this.until = now + backoff(this.failures, hurried);
    }
    this.until = Math.max(this.until, this.asked);
  }

  answered() {
    this.failures = 0;
    this.until = this.asked;
  }

  /** A caller waits: only the console's own Retry-After still counts. */
  hurry() {
    this.until = this.asked;
  }
}
