import { PageNav } from "@/app/_ui/page-nav";
import { listTexts } from "@/texts/jobs/list";
import type { ShownPages } from "./shown-list";

interface PageLinksProps {
  page: number;
  /** How many jobs are on it. */
  shown: number;
  total: number;
  /** Whether these are all, or there are more. */
  isWhole: boolean;
  pages: ShownPages;
}

/** The pages of the list, each under the same filter. */
export function PageLinks({ page, shown, total, isWhole, pages }: PageLinksProps) {
  return (
    <PageNav
      label={listTexts.pages}
      page={page}
      pages={pages.pages}
      first={pages.first}
      shown={shown}
      // Rows that left the list are still on the page.
      total={Math.max(total, (pages.first ?? 1) - 1 + shown)}
      more={!isWhole}
      ways={pages}
      about={!pages.exact}
      href={(_, way) => pages.addresses[way]}
    />
  );
}
