import type { ServerResponse } from "node:http";
import type { Reader } from "@/lib/live/reader";
import type { Listener, Update, Watch, WatchEnd } from "@/lib/live/update";
import { whenClosed } from "@/lib/when-closed";
import type { EventPrinter } from "./event-printer";
import { joinHeartbeat } from "./heartbeat";

/** A client that has not read for so long is not there any more. */
const UNREAD_MS = 60_000;

/**
 * The events of one watch, written straight into the response. At most one event waits for the client: what comes
 * meanwhile is left out, and when the client reads again, it gets everything as a `reset`.
 */
export class EventStream implements Listener {
  private readonly response: ServerResponse;
  private readonly printer: EventPrinter;
  private readonly clock: Pick<Reader, "now">;
  private readonly leaveHeartbeat: () => void;
  private watch: Watch | null = null;
  private delayedSince: number | null = null;
  /** Since when nothing is written: the head is not written yet, or the client has not read what was. */
  private waitingSince: number | null = performance.now();
  /** Whether the client has everything, so that changes are enough. */
  private hasAll: boolean;
  /** Whether the client was not said how the server is, because it did not read. */
  private owesBeat: boolean;
  private endBody: () => void = () => undefined;

  constructor(response: ServerResponse, printer: EventPrinter, clock: Pick<Reader, "now">) {
    this.response = response;
    this.printer = printer;
    this.clock = clock;
    this.hasAll = false;
    this.owesBeat = false;
    this.leaveHeartbeat = joinHeartbeat(this);
    whenClosed(response, () => this.close());
    response.on("drain", () => this.resume());
  }

  /** The watch that this listens to. */
  follow(watch: Watch) {
    this.watch = watch;
  }

  /** Call it when the head is written. `endBody` ends the answer; a client that lost it comes back after `retryMs`. */
  begin(endBody: () => void, retryMs: number) {
    this.endBody = endBody;
    this.waitingSince = null;
    this.response.write(`retry: ${retryMs}\n\n`);
    this.catchUp();
    this.beat();
  }

  update(update: Update) {
    if (this.waitingSince !== null) this.hasAll = false;
    else if (this.hasAll) this.send("change", this.printer.update(update));
    else this.catchUp();
  }

  delayed(since: number | null) {
    this.delayedSince = since;
    this.beat();
  }

  ended(why: WatchEnd) {
    const isReading = this.waitingSince === null;
    this.send("end", JSON.stringify({ why }));
    if (isReading) this.endBody();
    else this.response.destroy();
    this.close();
  }

  beat() {
    this.owesBeat = this.waitingSince !== null;
    this.send("alive", this.printer.alive(this.clock.now, this.delayedSince));
    if (this.waitingSince !== null && performance.now() - this.waitingSince > UNREAD_MS)
      this.response.destroy();
  }

  private resume() {
    if (this.waitingSince === null) return;
    this.waitingSince = null;
    if (!this.hasAll) this.catchUp();
    if (this.owesBeat) this.beat();
  }

  private catchUp() {
    const present = this.watch?.present();
    if (!present) return;
    this.hasAll = true;
    this.send("reset", this.printer.update(present));
  }

  private send(event: string, data: string) {
    const { response } = this;
    if (this.waitingSince !== null || response.destroyed || response.writableEnded) return;
    const isTaken = response.write(`event: ${event}\ndata: ${data}\n\n`);
    if (!isTaken) this.waitingSince = performance.now();
  }

  private close() {
    this.leaveHeartbeat();
    this.watch?.close();
  }
}
