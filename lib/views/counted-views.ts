import type { PinnedView } from "@/lib/auth/session/viewer-views";
import type { Viewer } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { isMaintained } from "@/lib/jobs/filter/is-maintained";
import { filterOf } from "./view-query";

interface CountedView {
  id: string;
  filter: JobFilter;
}

/**
 * The pinned views whose numbers the maintained counts know, if the owner exists and a job has the type. A view that
 * filters by anything else is left out, and so is one whose list would ignore a part of it.
 */
export const countedViews = (pinned: readonly PinnedView[], viewer: Pick<Viewer, "role">): CountedView[] =>
  pinned.flatMap(({ id, query }) => {
    const { filter, notices } = filterOf(query, viewer);
    return notices.length === 0 && isMaintained(filter) ? [{ id, filter }] : [];
  });
