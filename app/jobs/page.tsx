import type { Metadata } from "next";
import { unstable_rethrow as rethrowNextsOwn } from "next/navigation";
import { cache } from "react";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { Shell } from "@/app/_ui/shell";
import { requireAccess } from "@/lib/auth/session";
import { zoneOf } from "@/lib/auth/time-zone";
import { withFilter } from "@/lib/jobs/filter";
import { findPresentRun } from "@/lib/jobs/get-clear-run";
import { readDashboard } from "@/lib/jobs/read-dashboard";
import { TAB_MEANINGS, TABS } from "@/lib/jobs/tab";
import { rawParams } from "@/lib/web/raw-params";
import { searchOf } from "@/lib/web/search-of";
import { ClearJobs } from "./_components/clear-jobs.client";
import { clearProgress } from "./_components/clear-progress";
import { EmptyList } from "./_components/empty-list";
import { ExportLink } from "./_components/export-link";
import { FilterForm } from "./_components/filter-form";
import { JobTable } from "./_components/job-table";
import { LIST_TRAIL } from "./_components/job-trail";
import { ListSummary } from "./_components/list-summary";
import { ListTabs } from "./_components/list-tabs.client";
import { listTitle } from "./_components/list-title";
import { Notices } from "./_components/notices";
import { PageLinks } from "./_components/page-links";
import { StatCards } from "./_components/stat-cards";

type Props = PageProps<"/jobs">;

/** Read once for title and page, from what stands behind the path. */
const readList = cache(async (search: string) => {
  const access = await requireAccess(`/jobs${search}`);
  const params = rawParams(new URLSearchParams(search));
  const { cleared } = params;
  const [zone, dashboard, run] = await Promise.all([
    zoneOf(access),
    readDashboard(access, params),
    findPresentRun(access, typeof cleared === "string" ? cleared : null),
  ]);
  return { access, zone, dashboard, run };
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  try {
    const { dashboard } = await readList(searchOf(await searchParams));
    return { title: listTitle(dashboard.filter) };
  } catch (error) {
    rethrowNextsOwn(error);
    // The page itself meets the same fault, logs it and says so.
    return { title: "Could not be loaded" };
  }
}

export default async function Jobs({ searchParams }: Props) {
  const search = searchOf(await searchParams);
  return orCouldNotLoad(`/jobs${search}`, async () => listPage(await readList(search)));
}

function listPage({ access, zone, dashboard, run }: Awaited<ReturnType<typeof readList>>) {
  const { counts, filter, jobs, notices, total } = dashboard;
  const { tab, sort } = filter;
  const cards = counts.cards(tab);
  const isAdmin = access.viewer.role === "admin";
  return (
    <Shell access={access} zone={zone} path="/jobs" trail={LIST_TRAIL}>
      <ListTabs
        open={tab}
        caption={TAB_MEANINGS[tab].caption}
        tabs={TABS.map((one) => ({
          tab: one,
          label: TAB_MEANINGS[one].label,
          href: withFilter("/jobs", { tab: one, sort }),
        }))}
        heading={
          // As wide as the longest, so that the tabs stand in the same place on each.
          <h1 className="min-w-33 font-semibold text-xl">
            {`${isAdmin ? "All" : "Your"} ${TAB_MEANINGS[tab].jobs}`}
          </h1>
        }
        action={<ExportLink filter={filter} />}
      >
        <StatCards counts={cards} withRejectedRows={counts.completedWithRejectedRows(tab)} filter={filter} />
        <div className="flex min-h-8.5 flex-wrap items-center gap-x-4 gap-y-2">
          <FilterForm filter={filter} types={counts.types(tab)} hasMoreTypes={counts.hasMoreTypes(tab)} />
          <ListSummary filter={filter} total={total} zone={zone} />
          <ClearJobs
            whose={isAdmin ? "everyone’s" : "your"}
            tab={tab}
            job={TAB_MEANINGS[tab].job}
            zone={zone}
            run={run && clearProgress(run, zone)}
          />
        </div>
        <Notices notices={notices} />
        {jobs.length > 0 ? (
          <>
            <JobTable jobs={jobs} filter={filter} zone={zone} />
            <PageLinks page={dashboard} total={total} />
          </>
        ) : (
          <EmptyList tab={tab} hasJobs={cards.total > 0} viewer={access.viewer.name} />
        )}
      </ListTabs>
    </Shell>
  );
}
