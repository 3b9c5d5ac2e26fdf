import type { Metadata } from "next";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { Shell } from "@/app/_ui/shell";
import { requireAccess, type SignedInAccess } from "@/lib/auth/session";
import { zoneOf } from "@/lib/auth/time-zone";
import { getClearRun } from "@/lib/jobs/get-clear-run";
import { readDashboard } from "@/lib/jobs/read-dashboard";
import type { RawParams } from "@/lib/jobs/read-params";
import { searchOf } from "@/lib/web/search-of";
import { ClearJobs } from "./_components/clear-jobs.client";
import { clearedMessage } from "./_components/cleared-message";
import { EmptyList } from "./_components/empty-list";
import { ExportLink } from "./_components/export-link";
import { FilterForm } from "./_components/filter-form";
import { JobTable } from "./_components/job-table";
import { ListSummary } from "./_components/list-summary";
import { Notices } from "./_components/notices";
import { PageLinks } from "./_components/page-links";
import { StatCards } from "./_components/stat-cards";

export const metadata: Metadata = { title: "Jobs" };

export default async function Jobs({ searchParams }: PageProps<"/jobs">) {
  const params = await searchParams;
  const path = `/jobs${searchOf(params)}`;
  return orCouldNotLoad(path, async () => dashboard(await requireAccess(path), params));
}

async function dashboard(access: SignedInAccess, params: RawParams) {
  const zone = await zoneOf(access);
  const { counts, filter, jobs, notices, pages, total } = await readDashboard(access, params);
  const cards = counts.cards();
  const cleared = typeof params.cleared === "string" ? await getClearRun(access, params.cleared) : null;
  const isAdmin = access.viewer.role === "admin";
  return (
    <Shell access={access} zone={zone}>
      <div className="flex flex-col gap-2.5">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <h1 className="font-semibold text-xl">{isAdmin ? "All jobs" : "Your jobs"}</h1>
          <ListSummary filter={filter} total={total} zone={zone} />
          <ExportLink filter={filter} />
        </div>
        <StatCards counts={cards} filter={filter} />
        <div className="screen-only flex flex-wrap items-end justify-between gap-2">
          <FilterForm filter={filter} types={counts.types} />
          <ClearJobs
            whose={isAdmin ? "everyone’s" : "your"}
            zone={zone}
            cleared={clearedMessage(cleared, zone)}
          />
        </div>
        <Notices notices={notices} />
        {jobs.length > 0 ? (
          <>
            <JobTable jobs={jobs} filter={filter} zone={zone} />
            <PageLinks filter={filter} pages={pages} total={total} />
          </>
        ) : (
          <EmptyList hasJobs={cards.total > 0} viewer={access.viewer.name} />
        )}
      </div>
    </Shell>
  );
}
