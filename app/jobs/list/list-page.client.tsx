"use client";

import { useRef } from "react";
import { Shell } from "@/app/_ui/shell/shell";
import type { Offer } from "@/app/jobs/filter/filter-field";
import { FilterForm } from "@/app/jobs/filter/filter-form";
import { Chips } from "@/app/jobs/search/chips";
import { SearchField } from "@/app/jobs/search/search-field.client";
import { SearchHelp } from "@/app/jobs/search/search-help";
import { LIST_TRAIL } from "@/app/jobs/shared/job-trail";
import { Notices } from "@/app/jobs/shared/notices";
import { SaveView } from "@/app/jobs/views/save-view.client";
import type { Role } from "@/lib/jobs/access";
import { type JobFilter, toParams, withFilter } from "@/lib/jobs/filter/filter";
import { isNarrowed } from "@/lib/jobs/filter/filter-words";
import { TAB_MEANINGS, TABS } from "@/lib/jobs/tab";
import { typeLabel } from "@/lib/jobs/type";
import { formatMessage } from "@/lib/texts/format-message";
import { listTexts } from "@/texts/jobs/list";
import { EmptyList } from "./empty-list";
import { ExportLink } from "./export-link";
import { JobTable } from "./job-table";
import { ListBar } from "./list-bar";
import { ListTabs } from "./list-tabs.client";
import { matchingJobs } from "./matching-jobs";
import { PageLinks } from "./page-links";
import type { ShownList } from "./shown-list";
import { StatCards } from "./stat-cards";
import { useLiveList } from "./use-live-list.client";

/**
 * The whole page of jobs, drawn from one JSON text of a ShownList. What a server component draws is sent twice, as
 * HTML and as React's own tree, and made twice; this is made once, and sent beside its values (docs/decisions/0018).
 */
export function ListPage({ list }: { list: string }) {
  const { list: shown, live, newJobs, clear } = useLiveList(list);
  const { frame, filter, counts, total, jobs, notices, ...rest } = shown;
  const { tab, sort } = filter;
  const { zone, viewer } = frame;
  const search = { ...filter, page: 1, cursor: null };
  const query = toParams(search).toString();
  const types = offeredTypes(rest);
  const hasChips = rest.search.all !== null && rest.search.chips.length > 0;
  const saveView = query ? <SaveView query={query} name={rest.viewName} viewer={viewer.role} /> : null;
  const searchField = useRef<HTMLInputElement>(null);
  return (
    <Shell frame={frame} path="/jobs" address={withFilter("/jobs", search)} trail={LIST_TRAIL}>
      <ListTabs
        open={tab}
        caption={TAB_MEANINGS[tab].caption}
        tabs={TABS.map((one) => ({
          tab: one,
          label: TAB_MEANINGS[one].label,
          count: rest.tabs[one],
          href: withFilter("/jobs", { tab: one, sort }),
        }))}
        heading={<ListHeading filter={filter} viewer={viewer.role} />}
        action={<ExportLink filter={filter} zone={zone} />}
      >
        <StatCards
          counts={counts}
          withRejectedRows={rest.withRejectedRows}
          silent={rest.silent}
          filter={filter}
        />
        <SearchField search={rest.search} input={searchField} source={{ viewer, types: types.choices }}>
          <SearchHelp viewer={viewer} today={rest.readAt.slice(0, 10)} />
        </SearchField>
        <Chips {...rest.search}>{saveView}</Chips>
        <ListBar
          list={shown}
          live={live}
          newJobs={newJobs}
          clear={clear}
          filters={
            <FilterForm filter={filter} viewer={viewer} offers={{ type: types }} searchField={searchField} />
          }
        >
          {/* An order or a tab that was chosen has no chip. */}
          {hasChips ? null : saveView}
        </ListBar>
        <Notices notices={notices} />
        {jobs.length > 0 ? (
          <>
            <JobTable
              jobs={jobs}
              filter={filter}
              zone={zone}
              viewer={viewer.role}
              isLive={live.state === "live"}
            />
            <PageLinks
              filter={filter}
              zone={zone}
              shown={jobs.length}
              total={total}
              isWhole={rest.isWhole}
              pages={rest.pages}
            />
          </>
        ) : (
          <EmptyList
            filter={filter}
            chips={rest.search.chips}
            hasJobs={counts.total > 0}
            further={rest.pages.stopped && rest.pages.addresses[rest.pages.stopped]}
            newJobs={newJobs}
            viewer={viewer}
          />
        )}
      </ListTabs>
    </Shell>
  );
}

/** As wide as the longest, so that the tabs are in the same place on each page. */
const ListHeading = ({ filter, viewer }: { filter: JobFilter; viewer: Role }) => (
  <h1 className="min-w-33 max-w-full font-semibold text-xl [overflow-wrap:anywhere]">
    {isNarrowed(filter)
      ? matchingJobs(filter)
      : formatMessage(listTexts.heading, { viewer, tab: filter.tab })}
  </h1>
);

const offeredTypes = ({ types, hasMoreTypes }: Pick<ShownList, "types" | "hasMoreTypes">): Offer => ({
  choices: types.map((type) => ({ word: type, label: typeLabel(type) })),
  isAll: !hasMoreTypes,
});
