import { PageNav } from "@/app/_ui/page-nav";
import { withFilter } from "@/lib/jobs/filter";
import { PAGE_SIZE } from "@/lib/jobs/list-jobs";
import { filterOf } from "@/lib/jobs/page-ways";
import type { PlacedPage } from "@/lib/jobs/read-page";

interface PageLinksProps {
  page: PlacedPage;
  total: number;
}

/** The pages of the list, each under the same filter. */
export function PageLinks({ page, total }: PageLinksProps) {
  return (
    <PageNav
      label="Pages"
      page={page.filter.page}
      pages={page.pages}
      pageSize={PAGE_SIZE}
      total={total}
      ways={page}
      first={page.first}
      shown={page.jobs.length}
      about={!page.exact}
      href={(_, way) => withFilter("/jobs", filterOf(way, page))}
    />
  );
}
