import type { ServerResponse } from "node:http";
import type { Listener, Update, Watch, WatchEnd } from "@/lib/live/update";
import type { EventPrinter } from "./event-printer";
import { joinHeartbeat } from "./heartbeat";

/** A client that has not read for so long is not there any more. */
const UNREAD_MS = 60_000;

/**
 * The events of one watch, written straight into the response: Next writes the head and the first bytes, because a web
 * stream for each viewer would cost several times the memory and the time (measured). At most one event waits for the
 * client; what comes meanwhile is left out, and when the client reads again it gets everything as a `reset`.
 */
export class EventStream implements Listener {
  private readonly response: ServerResponse;
  private readonly printer: EventPrinter;
  private watch: Watch | null = null;
  private delayedSince: number | null = null;
  /** Since when nothing is written, because the client has not read what was; null: it reads. */
  private behindSince: number | null = performance.now();
  private readonly leaveHeartbeat: () => void;
  private onEnd: () => void = () => undefined;

  constructor(response: ServerResponse, printer: EventPrinter) {
    this.response = response;
    this.printer = printer;
    this.leaveHeartbeat = joinHeartbeat(this);
    response.once("close", () => this.close());
    response.on("drain", () => this.catchUp());
  }

  /** The watch whose updates this prints. */
  follow(watch: Watch) {
    this.watch = watch;
  }

  /** Call it when the head is written; `end` ends the body. */
  begin(end: () => void) {
    this.onEnd = end;
    this.catchUp();
    this.beat();
  }

  update(update: Update) {
    // The first update says everything; later ones without a first are those that were left out.
    if (this.behindSince === null) this.write(this.hasReset ? "change" : "reset", this.printer.update(update));
    this.hasReset ||= this.behindSince === null;
  }

  delayed(since: number | null) {
    this.delayedSince = since;
    this.beat();
  }

  ended(why: WatchEnd) {
    if (this.behindSince === null) this.write("end", JSON.stringify({ why }));
    else this.response.destroy();
    this.onEnd();
    this.close();
  }

  beat() {
    if (this.behindSince === null) this.write("alive", this.printer.alive(this.delayedSince));
    else if (performance.now() - this.behindSince > UNREAD_MS) this.response.destroy();
  }

  private hasReset = false;

  private catchUp() {
    if (this.behindSince === null) return;
    this.behindSince = null;
    const present = this.watch?.present();
    this.hasReset = Boolean(present);
    if (present) this.write("reset", this.printer.update(present));
  }

  private write(event: string, data: string) {
    if (this.response.destroyed || this.response.writableEnded) return;
    const isTaken = this.response.write(`event: ${event}\ndata: ${data}\n\n`);
    if (!isTaken) this.behindSince = performance.now();
  }

  private close() {
    this.leaveHeartbeat();
    this.watch?.close();
  }
}
