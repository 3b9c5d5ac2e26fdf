import type { AliveMessage, EndMessage } from "@/app/jobs/events/messages";
import { Attempt } from "./attempt";
import { isForGood, isSame, type LiveState, NOT_YET } from "./live-state";
import type { Polled, Surroundings } from "./surroundings";

/** Without a first message for so long, something holds the stream back. */
const FIRST_MS = 5_000;
/** The server says every ten seconds that it is there. */
const SILENT_MS = 15_000;
export const POLL_MS = 5_000;
const POLL_ANSWER_MS = 10_000;
/** After so many polls it looks whether a stream comes through by now: once a minute. */
const POLLS_BETWEEN_STREAMS = 12;
/** A connection that is back within this time was never away, as far as a reader is concerned. */
const GRACE_MS = 3_000;
const LONGEST_PAUSE_MS = 30_000;

export interface LiveListener<Message> {
  message(kind: "reset" | "change", message: Message): void;
  state(state: LiveState): void;
  /** The viewer has another role by now: what the page shows may not be what they see any more. */
  roleChanged(): void;
}

/**
 * Keeps a page in touch with the server: by a stream, by asking every few seconds where there is none, and by trying
 * again when neither is to be had. All that it needs of the browser comes through `Surroundings`.
 */
export class LiveConnection<Message> {
  private readonly around: Surroundings<Message>;
  private readonly listener: LiveListener<Message>;
  private address: string | null = null;
  private shown: LiveState = NOT_YET;
  /** The page's; null until it is known. */
  private build: string | null;
  /** When the server was last heard; at first, when the page came to life. */
  private heardAt: number;
  /** Attempts without an answer, one after the other. */
  private failures = 0;
  private pollsLeft = 0;
  /** Since when the server itself can't read, as it says. */
  private serverDelayed: number | null = null;
  private isPaused: boolean = false;
  /** What the present attempt leaves to be cleared away. */
  private attempt = new Attempt();
  private stopGrace = () => {};
  private stopWatching = () => {};

  constructor(around: Surroundings<Message>, listener: LiveListener<Message>, build: string | null = null) {
    this.build = build;
    this.around = around;
    this.listener = listener;
    this.heardAt = around.now();
  }

  /** Listens to another address; null: to none. The state stays as it is until something is heard. */
  lookAt(address: string | null) {
    if (address === this.address) return;
    this.address = address;
    this.begin();
  }

  /** Holds no connection until resume(). */
  pause() {
    this.isPaused = true;
    this.leave();
    this.stopGrace();
  }

  /** Connects at once; until then, what is shown is as old as it is. */
  resume() {
    if (!this.isPaused || isForGood(this.shown)) return;
    this.isPaused = false;
    this.show("connecting", this.heardAt);
    this.failures = 0;
    this.begin();
  }

  /** Does not wait for the next attempt, because the network is back. */
  hurry() {
    if (this.shown.state === "offline") this.begin();
  }

  private begin() {
    this.leave();
    const { address, attempt } = this;
    if (address === null || this.isPaused || isForGood(this.shown)) return;
    void this.around.takeSlot().then((giveBack) => {
      if (attempt.isOver) giveBack?.();
      else if (giveBack) this.stream(address, giveBack);
      else this.poll(address, 1);
    });
  }

  private stream(address: string, giveBack: () => void) {
    const { attempt } = this;
    let isHeard = false;
    const stopWaiting = this.around.after(FIRST_MS, () => this.poll(address, POLLS_BETWEEN_STREAMS));
    /** What still comes of a stream that was left is not heard. */
    const heard = (take: () => void) => {
      if (attempt.isOver) return;
      isHeard = true;
      stopWaiting();
      this.hear();
      this.watch();
      take();
    };
    const close = this.around.openStream(address, {
      message: (kind, message) => heard(() => this.receive(kind, message, false)),
      alive: (message) => heard(() => this.alive(message, false)),
      end: (message) => heard(() => this.end(message)),
      lost: (isRefused) => {
        if (attempt.isOver) return;
        if (isRefused && !isHeard) this.poll(address, POLLS_BETWEEN_STREAMS);
        else this.lose();
      },
    });
    attempt.add(giveBack, close, stopWaiting, () => this.stopWatching());
  }

  /** Asks for the present values, and again after a while; after `polls` of them a stream is tried. */
  private poll(address: string, polls: number) {
    this.leave();
    this.pollsLeft = polls;
    this.pollOnce(address);
  }

  private pollOnce(address: string) {
    const { attempt } = this;
    const asking = new AbortController();
    attempt.add(
      () => asking.abort(),
      this.around.after(POLL_ANSWER_MS, () => asking.abort()),
    );
    void this.around.poll(address, asking.signal).then((polled) => {
      if (!attempt.isOver) this.take(polled, address);
    });
  }

  private take(polled: Polled<Message>, address: string) {
    if (polled.kind === "signed_out") return this.finish("signed_out");
    if (polled.kind === "nothing") return this.lose();
    this.hear();
    this.receive("reset", polled.reset, true);
    this.alive(polled.alive, true);
    if (isForGood(this.shown)) return;
    this.leave();
    this.pollsLeft -= 1;
    const again = () => (this.pollsLeft > 0 ? this.pollOnce(address) : this.begin());
    this.attempt.add(this.around.after(POLL_MS, again));
  }

  private receive(kind: "reset" | "change", message: Message, isPolling: boolean) {
    this.attempt.hasValues = true;
    // Delayed is what the server says, until it says otherwise.
    if (this.serverDelayed === null) this.show("live", null, isPolling);
    this.listener.message(kind, message);
  }

  private alive({ delayedSince, build }: AliveMessage, isPolling: boolean) {
    this.build ??= build;
    if (build !== this.build) return this.finish("outdated");
    this.serverDelayed = delayedSince;
    if (delayedSince !== null) this.show("delayed", delayedSince, isPolling);
    else if (this.attempt.hasValues) this.show("live", null, isPolling);
  }

  private end({ why }: EndMessage) {
    if (why === "signed_out") return this.finish("signed_out");
    this.lose();
    if (why === "role_changed") this.listener.roleChanged();
  }

  private hear() {
    this.heardAt = this.around.now();
    this.failures = 0;
    this.stopGrace();
  }

  /** A stream on which nothing comes, not even that the server is there, is taken for broken. */
  private watch() {
    this.stopWatching();
    this.stopWatching = this.around.after(SILENT_MS, () => {
      this.show("delayed", this.heardAt);
      this.begin();
    });
  }

  private lose() {
    this.leave();
    this.failures += 1;
    this.serverDelayed = null;
    const sayOffline = () => this.show("offline", this.heardAt);
    this.stopGrace();
    if (this.failures > 1 || this.shown.state === "offline") sayOffline();
    else this.stopGrace = this.around.after(GRACE_MS, sayOffline);
    const pause = Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** (this.failures - 1));
    // Half of it at random: after a restart not all browsers are to come at once.
    this.attempt.add(this.around.after(pause * (0.5 + this.around.random()), () => this.begin()));
  }

  private finish(state: "signed_out" | "outdated") {
    this.leave();
    this.stopGrace();
    this.show(state, this.heardAt);
  }

  /** Clears the present attempt away; what it still brings is not heard. */
  private leave() {
    this.attempt.end();
    this.attempt = new Attempt();
  }

  private show(state: LiveState["state"], since: number | null, isPolling = false) {
    const next = { state, since, isPolling };
    if (isSame(next, this.shown)) return;
    // It has been offline since then, however often that is found.
    if (state === "offline" && this.shown.state === "offline") return;
    this.shown = next;
    this.listener.state(next);
  }
}
