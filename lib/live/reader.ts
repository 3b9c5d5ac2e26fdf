import { AsyncLocalStorage } from "node:async_hooks";
import type { Database } from "@/db/client";
import { rootCause } from "@/lib/database-error";
import type { Viewer } from "@/lib/jobs/access";
import { log } from "@/lib/log";
import { JobWatch } from "./job-watch";
import { ListWatch } from "./list-watch";
import { untilNextTick } from "./pace";
import { readRights, type SignIn } from "./read-rights";
import type { Watcher } from "./registry";
import { Sources } from "./sources";
import { tick } from "./tick";
import type { Interest, Listener, Watch, WatchEnd } from "./update";

/** What a reader runs on: one statement after the other. After a failed one, it waits before the next. */
export interface LiveSession {
  db: Database;
  close(): Promise<void>;
}

/** Where a reader notes how its reading goes. */
interface Journal {
  failed(error: unknown): void;
  /** Called after each tick that went well. */
  works(): void;
}

/** Who looks, and by which sign-in; null: by none that could end, as on the command line. */
export interface Who {
  viewer: Viewer;
  signIn: SignIn | null;
}

/** New watches do not wait for that, but so long after the last one. */
const SOON_MS = 250;
/** Rights are never older, so that with the time of a statement less than five seconds pass: usually every fourth tick. */
const RIGHTS_MS = 4_500;
/** Usually every fifth tick. */
const SIGNS_MS = 4_500;
/** A tick that takes longer says so. */
const SLOW_MS = 3_000;

interface Member extends Who {
  watch: ListWatch | JobWatch;
  listener: Listener;
}

/**
 * Reads for all who watch, on a session of its own: a fixed number of statements a second, whatever the number of
 * watches and of changes; none when nobody watches.
 */
export class Reader {
  private readonly session: LiveSession;
  private readonly journal: Journal | null;
  /** What it does belongs to no request, also when one made it begin. */
  private readonly apart = AsyncLocalStorage.snapshot();
  private readonly sources = new Sources();
  private readonly members = new Map<Watcher, Member>();
  private readonly fresh = new Set<Watcher>();
  private delayedSince: number | null = null;
  /** From the start of the last tick to that of the next. */
  private interval = 0;
  private rightsReadAt = Number.NEGATIVE_INFINITY;
  private signsReadAt = Number.NEGATIVE_INFINITY;
  private running: Promise<void> | null = null;
  private isClosed: boolean;
  /** What had changed in a tick that failed half-way is not known any more. */
  private hasMissed: boolean;
  private wake: () => void = () => undefined;

  constructor(session: LiveSession, journal: Journal | null = null) {
    this.session = session;
    this.journal = journal;
    this.isClosed = false;
    this.hasMissed = false;
  }

  /** Begins to watch. The first update comes when everything has been read, a quarter of a second later or sooner. */
  watch(who: Who, interest: Interest, listener: Listener): Watch {
    const watch =
      interest.kind === "list"
        ? new ListWatch(this.sources, who.viewer, interest, listener)
        : new JobWatch(this.sources, who.viewer, interest, listener);
    this.members.set(watch, { ...who, watch, listener });
    this.fresh.add(watch);
    const { delayedSince } = this;
    if (this.isClosed) queueMicrotask(() => this.end(watch, "ending"));
    else if (delayedSince !== null)
      queueMicrotask(() => this.members.has(watch) && listener.delayed(delayedSince));
    this.wake();
    this.running ??= this.apart(() => this.run());
    return { present: () => watch.present(), close: () => this.leave(watch) };
  }

  /** By the database's clock, in milliseconds since 1970. */
  get now(): number {
    return this.sources.now();
  }

  /** How many watch, and how many things they look at. */
  get size(): { watches: number; things: number } {
    return { watches: this.members.size, things: this.sources.size };
  }

  /** Ends all watches, as the process ends. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const watch of [...this.members.keys()]) this.end(watch, "ending");
    this.wake();
    await this.session.close();
    await this.running;
  }

  private leave(watcher: Watcher) {
    const member = this.members.get(watcher);
    if (!member) return;
    this.members.delete(watcher);
    this.fresh.delete(watcher);
    member.watch.close();
    if (this.members.size === 0) this.wake();
  }

  private end(watcher: Watcher, why: WatchEnd) {
    const member = this.members.get(watcher);
    this.leave(watcher);
    member?.listener.ended(why);
  }

  private async run() {
    let next = performance.now();
    this.rightsReadAt = next;
    // Those who begin in the same moment are read for together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.members.size > 0 && !this.isClosed) {
      const begun = performance.now();
      const everything = begun >= next;
      const works = await this.attempt(everything);
      // After a fault the session itself waits, longer each time.
      if (!works) next = begun + SOON_MS;
      else if (everything) {
        this.interval = untilNextTick(performance.now() - begun);
        next = begun + this.interval;
      }
      await this.rest(begun + SOON_MS, next);
    }
    // In the same moment as the last look at who watches: one who comes after it starts anew.
    this.running = null;
  }

  private async attempt(everything: boolean): Promise<boolean> {
    // By the same clock as all that pages show: this machine's may be an hour off.
    const begun = this.sources.now();
    const slow = setTimeout(() => this.setDelayed(begun), SLOW_MS);
    try {
      const signs = everything && performance.now() - this.signsReadAt >= SIGNS_MS;
      const affected = await tick(this.session.db, this.sources, { everything, signs });
      if (signs) this.signsReadAt = performance.now();
      if (everything) await this.readRights();
      this.setDelayed(null);
      this.tell(this.hasMissed ? new Set(this.members.keys()) : affected);
      this.hasMissed = false;
      this.journal?.works();
      return true;
    } catch (error) {
      if (this.isClosed) return false;
      this.sources.allDue();
      this.hasMissed = true;
      this.rightsReadAt = Number.NEGATIVE_INFINITY;
      this.setDelayed(begun);
      this.journal?.failed(error);
      return false;
    } finally {
      clearTimeout(slow);
    }
  }

  private tell(affected: ReadonlySet<Watcher>) {
    for (const watcher of affected) {
      // Who has left is told nothing more.
      if (!this.fresh.has(watcher)) this.give(watcher, () => watcher.giveNews());
    }
    for (const watcher of this.fresh) {
      if (!watcher.isReady()) continue;
      this.fresh.delete(watcher);
      this.give(watcher, () => watcher.giveAll());
    }
  }

  /** A listener that fails loses its watch: the others must not wait for it. */
  private give(watcher: Watcher, tell: (listener: Listener) => void) {
    const member = this.members.get(watcher);
    if (!member) return;
    try {
      tell(member.listener);
    } catch (error) {
      log("error", "live.listener_failed", { reason: rootCause(error).message });
      this.end(watcher, "ending");
    }
  }

  private setDelayed(since: number | null) {
    // What it has been delayed since does not change while it lasts.
    if ((since === null) === (this.delayedSince === null)) return;
    this.delayedSince = since;
    for (const watcher of [...this.members.keys()]) this.give(watcher, (listener) => listener.delayed(since));
  }

  /** Ends the watches whose sign-in does not work any more, or whose user has another role by now. */
  private async readRights() {
    if (performance.now() - this.rightsReadAt + this.interval < RIGHTS_MS) return;
    const signIns = new Set<SignIn>();
    for (const { signIn } of this.members.values()) if (signIn) signIns.add(signIn);
    const roles = await readRights(this.session.db, [...signIns]);
    this.rightsReadAt = performance.now();
    for (const [watcher, { signIn, viewer }] of [...this.members]) {
      // Who came meanwhile has just been looked at.
      if (signIn === null || !signIns.has(signIn)) continue;
      const role = roles.get(signIn);
      if (role === undefined) this.end(watcher, "signed_out");
      else if (role !== viewer.role) this.end(watcher, "role_changed");
    }
  }

  /** Waits until `next`, or if something is due, until `soon`. */
  private async rest(soon: number, next: number) {
    while (this.members.size > 0 && !this.isClosed) {
      const left = (this.sources.hasDue ? Math.min(soon, next) : next) - performance.now();
      if (left <= 0) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
