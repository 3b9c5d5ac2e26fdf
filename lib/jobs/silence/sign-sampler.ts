import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { type LearnedPause, lookAtSigns, type SeenJob, type Signs } from "./look-at-signs";

/** The most jobs that are watched at a time, and the most running ones that a look goes through to find new ones. */
const MOST = 250;

/** Of a running job; in seconds, and seconds since 1970. */
interface Watched {
  heard: number;
  /** The longest pause between two signs so far. */
  longest: number;
}

/**
 * Learns how long healthy jobs of each type are not heard from, by looking at some of those that run, a few times a
 * minute. It remembers the jobs that it saw from their start, at most 250; when one completes, its longest pause
 * becomes part of its type's history. What failed or was cancelled shows nothing: perhaps it hung. The same look notes
 * that the console is up. Of many samplers, one at a time is given jobs; the others are ready to take over.
 */
export class SignSampler {
  private readonly id = randomUUID();
  private watched = new Map<string, Watched>();
  private learned: LearnedPause[] = [];

  /** One look. What came out is recorded by the next look that works. */
  async sample(db: Database): Promise<void> {
    const signs = await lookAtSigns(db, {
      sampler: this.id,
      watched: [...this.watched.keys()],
      most: MOST,
      learned: this.learned,
    });
    this.learned = [];
    this.note(signs ?? { since: null, jobs: [] });
  }

  private note({ since, jobs }: Signs) {
    // When nobody is known to have watched, no pause counts.
    const watchedSince = since ?? Number.POSITIVE_INFINITY;
    const heardOf = jobs.flatMap((job) => (job.heard === null ? [] : [{ ...job, heard: job.heard }]));
    const next = new Map<string, Watched>();
    for (const job of heardOf) {
      const known = this.watched.get(job.id);
      if (!known) continue;
      const longest = longestPause(job, known, watchedSince);
      if (job.status === "running") next.set(job.id, { heard: job.heard, longest });
      else if (job.status === "completed") this.learned.push({ type: job.type, pause: longest });
    }
    for (const { id, heard } of heardOf) {
      if (!this.watched.has(id) && next.size < MOST) next.set(id, { heard, longest: 0 });
    }
    this.watched = next;
  }
}

/**
 * Signs that came and went between two looks are not seen: a pause seems longer by the time between looks, at most. A
 * break in which nobody watched counts for nobody.
 */
function longestPause({ heard, ended }: SeenJob & { heard: number }, known: Watched, since: number): number {
  const between = heard - Math.max(known.heard, since);
  const last = ended === null ? 0 : ended - Math.max(heard, since);
  return Math.max(known.longest, between, last);
}
