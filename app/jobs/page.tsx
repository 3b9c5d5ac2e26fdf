import type { Metadata } from "next";
import { redirect, unstable_rethrow as rethrowNextsOwn } from "next/navigation";
import { cache } from "react";
import { orCouldNotLoad } from "@/app/_ui/could-not-load";
import { frameOf } from "@/app/_ui/shell/frame";
import { requireAccess } from "@/lib/auth/session/session";
import { zoneOf } from "@/lib/auth/session/time-zone";
import { findCurrentRun } from "@/lib/jobs/clear/get-clear-run";
import { COUNTED_FOR_PAGE } from "@/lib/jobs/list/count-matching";
import { readDashboard } from "@/lib/jobs/list/read-dashboard";
import { viewAddress } from "@/lib/views/view-query";
import { rawParams } from "@/lib/web/request/raw-params";
import { searchOf } from "@/lib/web/request/search-of";
import { tabTitlesTexts } from "@/texts/site/tab-titles";
import { askedJob } from "./list/asked-job";
import { ListPage } from "./list/list-page.client";
import { listTitle } from "./list/list-title";
import { shownList } from "./list/shown-list";
import { placeOfSearch } from "./search/place-of-search";

type Props = PageProps<"/jobs">;

/** Read once for title and page, from what stands behind the path. */
const readList = cache(async (search: string) => {
  const access = await requireAccess(`/jobs${search}`);
  const { opensWith } = access.views;
  if (search === "" && opensWith !== null) redirect(viewAddress(opensWith, access.viewer));
  const { id, ...params } = rawParams(new URLSearchParams(search));
  const asked = askedJob({ id, ...params });
  const elsewhere = asked.address ?? (await placeOfSearch(access, params));
  if (elsewhere) redirect(elsewhere);
  const { cleared } = params;
  const zone = await zoneOf(access);
  const [frame, dashboard, run] = await Promise.all([
    frameOf(access),
    readDashboard(access, params, { most: COUNTED_FOR_PAGE, zone, rows: access.settings.pageRows }),
    findCurrentRun(access, typeof cleared === "string" ? cleared : null),
  ]);
  const notices = [...asked.notices, ...dashboard.notices];
  return shownList({ dashboard: { ...dashboard, notices }, params, run, frame });
});

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  try {
    const { filter } = await readList(searchOf(await searchParams));
    return { title: listTitle(filter) };
  } catch (error) {
    rethrowNextsOwn(error);
    // The page itself meets the same fault, logs it and says so.
    return { title: tabTitlesTexts.couldNotLoad };
  }
}

export default async function Jobs({ searchParams }: Props) {
  const search = searchOf(await searchParams);
  return orCouldNotLoad(`/jobs${search}`, async () => (
    <ListPage list={JSON.stringify(await readList(search))} />
  ));
}
