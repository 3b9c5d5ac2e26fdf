import { backoff } from "./backoff.ts";

/** When the console may be asked again after it did not answer, or asked for time. In ms of `performance.now`. */
export class CircuitBreaker {
  until = 0;
  failures = 0;
  private asked = 0;

  /** Whether it is away, as far as is known: then one try at a time is enough. */
  get isAway(): boolean {
    return this.failures > 0;
  }

  failed(now: number, afterMs: number | null, hurried: boolean) {
    if (afterMs !== null) this.asked = now + afterMs;
    // What was under way at the same time met the same failure.
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

  /** Somebody waits: only what the console itself asked for still counts. */
  hurry() {
    this.until = this.asked;
  }
}
