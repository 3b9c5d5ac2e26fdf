import { PageNav } from "@/app/_ui/page-nav";
import { type JobFilter, withFilter } from "@/lib/jobs/filter";
import { PAGE_SIZE } from "@/lib/jobs/list-jobs";

interface PageLinksProps {
  filter: JobFilter;
  pages: number;
  total: number;
}

/** The pages of the list, each under the same filter. */
export function PageLinks({ filter, pages, total }: PageLinksProps) {
  return (
    <PageNav
      label="Pages"
      page={filter.page}
      pages={pages}
      pageSize={PAGE_SIZE}
      total={total}
      href={(page) => withFilter("/jobs", { ...filter, page })}
    />
  );
}
