/** Two readings of the server's clock differ by what they were under way. Beyond this, it was set, or a machine slept. */
const SAME_CLOCK_MS = 2_000;

/** The server's clock, as far as its messages say: what is shown must not depend on how the browser's is set. */
export class ServerClock {
  private readonly steady: () => number;
  private ahead: number;
  private isSet: boolean = false;

  /** `steady` counts milliseconds and is never set; `wall` is the browser's own clock, used before the first message. */
  constructor(steady: () => number, wall: () => number) {
    this.steady = steady;
    this.ahead = wall() - steady();
  }

  /** Takes the time of a message that has just come, in milliseconds since 1970. */
  set(now: number) {
    const ahead = now - this.steady();
    // The message that was quickest says it best: so the time never goes back a little.
    const isLate = this.isSet && ahead < this.ahead && this.ahead - ahead < SAME_CLOCK_MS;
    if (!isLate) this.ahead = ahead;
    this.isSet = true;
  }

  /** Milliseconds since 1970. */
  now(): number {
    return this.steady() + this.ahead;
  }
}

const clock = new ServerClock(
  () => performance.now(),
  () => Date.now(),
);

/** The time by the server's clock, in milliseconds since 1970; by the browser's until a message has come. */
export const serverNow = (): number => clock.now();

export const setServerNow = (now: number) => clock.set(now);
