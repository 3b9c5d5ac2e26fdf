import { button } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { filterLabels } from "@/app/jobs/filter/filter-labels";
import type { Role } from "@/lib/jobs/access";
import type { JobFilter } from "@/lib/jobs/filter/filter";
import { wordLabel } from "@/lib/jobs/filter/filters";
import { DEFAULT_SORT } from "@/lib/jobs/sort";
import { DEFAULT_TAB } from "@/lib/jobs/tab";
import { forOneLine, readable } from "@/lib/readable-text";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import type { ListedView } from "@/lib/views/list-views";
import { filterOf, isWholeFor, viewAddress } from "@/lib/views/view-query";
import { viewsTexts } from "@/texts/settings/views";
import { ViewChoices } from "./view-choices.client";

interface ViewListProps {
  views: ListedView[];
  viewer: { role: Role };
}

/** Views, each with what it shows, the viewer's choices for it, and what they may do with it. */
export function ViewList({ views, viewer }: ViewListProps) {
  return (
    <ul className="flex flex-col">
      {views.map((view) => (
        <ViewRow key={view.id} view={view} viewer={viewer} />
      ))}
    </ul>
  );
}

function ViewRow({ view, viewer }: { view: ListedView; viewer: { role: Role } }) {
  const { id, owner, query, isOwn, isShared, mayChange, isPinned, isDefault } = view;
  const name = forOneLine(view.name);
  const { filter, notices } = filterOf(query, viewer);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line py-2.5 not-first:border-t">
      <div className="min-w-0 grow basis-64 [overflow-wrap:anywhere]">
        <a href={viewAddress(query, viewer)} className="font-semibold">
          <bdi>{readable(view.name)}</bdi>
        </a>
        <p className="text-quiet text-sm">
          <bdi>{shownFilter(filter)}</bdi>
          {isOwn && isShared ? (
            <span className="ml-2 rounded-full bg-cancelled-soft px-2 py-px text-cancelled text-xs">
              {viewsTexts.isShared}
            </span>
          ) : null}
          {/* Staff don't learn who the other users are. */}
          {isOwn || viewer.role !== "admin" ? null : (
            <span className="ml-2">
              <FormattedMessage message={viewsTexts.by} values={{ owner: <bdi>{readable(owner)}</bdi> }} />
            </span>
          )}
        </p>
        {notices.length > 0 ? (
          <p className="text-sm text-waiting">
            {isWholeFor(query, viewer) ? viewsTexts.ignores : viewsTexts.leavesOut}
          </p>
        ) : null}
      </div>
      <ViewChoices id={id} name={name} isPinned={isPinned} isDefault={isDefault} />
      {mayChange ? (
        <div className="flex gap-2">
          <a
            href={`/settings/views?edit=${id}`}
            aria-label={formatMessage(viewsTexts.editNamed, { name })}
            className={button.small}
          >
            {viewsTexts.edit}
          </a>
          <a
            href={`/settings/views?delete=${id}`}
            aria-label={formatMessage(viewsTexts.deleteNamed, { name })}
            className={button.small}
          >
            {viewsTexts.delete}
          </a>
        </div>
      ) : null}
    </li>
  );
}

/** What a view shows, in words: "Imports, Failed, Name A–Z". */
function shownFilter(filter: JobFilter): string {
  const labels = [
    filter.tab === DEFAULT_TAB ? null : wordLabel("tab", filter),
    ...filterLabels(filter),
    filter.sort === DEFAULT_SORT ? null : wordLabel("sort", filter),
  ].filter((label) => label !== null);
  return labels.length > 0 ? formatList(labels) : viewsTexts.allJobs;
}
