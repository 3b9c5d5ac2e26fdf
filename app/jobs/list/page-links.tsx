import { PageNav } from "@/app/_ui/page-nav";
import type { ShownPages } from "./shown-list";

interface PageLinksProps {
  page: number;
  /** How many jobs are on it. */
  shown: number;
  total: number;
  pages: ShownPages;
}

/** The pages of the list, each under the same filter. */
export function PageLinks({ page, shown, total, pages }: PageLinksProps) {
  return (
    <PageNav
      label="Pages"
      page={page}
      pages={pages.pages}
      first={pages.first}
      shown={shown}
      total={total}
      ways={pages}
      about={!pages.exact}
      href={(_, way) => pages.addresses[way]}
    />
  );
}
