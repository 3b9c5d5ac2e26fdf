import type { LiveState } from "@/app/_ui/live/live-state";
import type { Polled, StreamListener, Surroundings } from "@/app/_ui/live/surroundings";

export interface FakeStream extends StreamListener<string> {
  address: string;
  isOpen: boolean;
}

/** A browser whose time moves by hand, with the streams and polls that a connection has made. */
export class FakeSurroundings implements Surroundings<string> {
  readonly streams: FakeStream[] = [];
  readonly polls: { address: string; answer: (polled: Polled<string>) => void; signal: AbortSignal }[] = [];
  slots = 1;
  private time = 1_000_000;
  private timers: { at: number; run: () => void }[] = [];

  openStream(address: string, listener: StreamListener<string>) {
    const stream = { ...listener, address, isOpen: true };
    this.streams.push(stream);
    return () => {
      stream.isOpen = false;
    };
  }

  poll(address: string, signal: AbortSignal) {
    return new Promise<Polled<string>>((answer) => {
      this.polls.push({ address, answer, signal });
      signal.addEventListener("abort", () => answer({ kind: "nothing" }));
    });
  }

  async takeSlot() {
    if (this.slots === 0) return null;
    this.slots -= 1;
    return () => {
      this.slots += 1;
    };
  }

  after(ms: number, run: () => void) {
    const timer = { at: this.time + ms, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((one) => one !== timer);
    };
  }

  now = () => this.time;
  random = () => 0.5;

  get open(): FakeStream[] {
    return this.streams.filter(({ isOpen }) => isOpen);
  }

  get stream(): FakeStream {
    const [stream] = this.open.slice(-1);
    if (!stream) throw new Error("no stream is open");
    return stream;
  }

  /** Lets time pass, with all that falls due in it. */
  async pass(ms: number) {
    const end = this.time + ms;
    await settled();
    for (;;) {
      const [next] = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.timers = this.timers.filter((one) => one !== next);
      this.time = next.at;
      next.run();
      await settled();
    }
    this.time = end;
  }
}

/** What was promised has come. */
export const settled = () => new Promise<void>((done) => setImmediate(done));

/** What a state says, in a line: "offline 1000000". */
export const inWords = ({ state, since, isPolling }: LiveState): string =>
  [state, ...(since === null ? [] : [since]), ...(isPolling ? ["polling"] : [])].join(" ");
