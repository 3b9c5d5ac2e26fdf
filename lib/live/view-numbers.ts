import type { Viewer } from "@/lib/jobs/access";
import { whoseCounts } from "@/lib/jobs/counts/count-jobs";
import { bareWord } from "@/lib/jobs/filter/filter-words";
import { Counted, countedKey } from "./counted";
import type { Watcher } from "./registry";
import type { Sources } from "./sources";
import type { WatchedView } from "./update";

/** How many jobs each view shows, by the view's id. */
export type NumbersOfViews = Readonly<Record<string, number>>;

/** The numbers of the pinned views beside a page, for one watcher. */
export class ViewNumbers {
  private readonly sources: Sources;
  private readonly watcher: Watcher;
  private readonly views: readonly { view: WatchedView; counted: Counted }[];

  constructor(sources: Sources, viewer: Viewer, views: readonly WatchedView[], watcher: Watcher) {
    this.sources = sources;
    this.watcher = watcher;
    this.views = views.map((view) => {
      const { owner, type } = view.filter;
      const [whose, counted] = [owner ?? whoseCounts(viewer), type === null ? null : bareWord(type).word];
      const make = () => new Counted(whose, counted);
      return { view, counted: sources.counted.join(countedKey(whose, counted), watcher, make) };
    });
  }

  get isDue(): boolean {
    return this.views.some(({ counted }) => counted.isDue);
  }

  /** The numbers of all views if one differs from `has`; else undefined, as without any view. */
  since(has: NumbersOfViews | undefined): NumbersOfViews | undefined {
    const now: Record<string, number> = {};
    for (const { view, counted } of this.views) {
      if (counted.value) now[view.id] = counted.value.matching(view.filter);
    }
    return Object.entries(now).some(([id, number]) => has?.[id] !== number) ? now : undefined;
  }

  close() {
    for (const { counted } of this.views) this.sources.counted.leave(counted, this.watcher);
  }
}
