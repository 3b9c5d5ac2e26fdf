import type { JobConditions } from "@/lib/jobs/filter/rule";
import type { ViewerScope } from "@/lib/jobs/visibility";
import type { SearchTerms } from "@/lib/search/words";
import type { KnownTokens } from "./search-query";

/** A place in the order by date: a moment with its microseconds as text, and an id. */
export interface DatePlace {
  value: string;
  id: string;
}

/** Which jobs a search is for. */
export interface Search {
  viewer: ViewerScope<string>;
  terms: SearchTerms;
  /** All other filters. */
  filter: JobConditions;
  /** The moments between which jobs were created, the second not included; null: any. */
  created: { from: string | null; before: string | null };
  known: KnownTokens;
}

/** What was found when so many were asked for, from the newest job on. */
interface Newest {
  ids: readonly string[];
  most: number;
  /** Whether more were left that may match. */
  isCut?: boolean;
}

/** Whether the newest `most` are among them, or all there are. */
export const hasEnough = ({ ids, most: asked, isCut = false }: Newest, most: number): boolean =>
  ids.length >= most || (!isCut && ids.length < asked);

/** A part of what matches, in the order by date. */
export interface Slice {
  most: number;
  /** Null: from the newest job, or from the oldest. */
  beyond: DatePlace | null;
  /** Towards newer jobs. */
  fromOldest: boolean;
  /** How many entries of the index are looked at, or a block more; without it, as many as usual. */
  look?: number | undefined;
  /** Does not end a count within a block, so that the next part can begin behind that block. */
  countsWholeBlocks?: true;
}
