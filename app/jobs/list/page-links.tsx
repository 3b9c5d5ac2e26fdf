import { CopyButton } from "@/app/_ui/copy-button.client";
import { PageNav } from "@/app/_ui/page-nav";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { formatMessage } from "@/lib/texts/format-message";
import { listTexts } from "@/texts/jobs/list";
import { GoTo } from "./go-to";
import type { ShownPages } from "./shown-list";

interface PageLinksProps {
  filter: JobFilter;
  zone: string;
  /** How many jobs are on it. */
  shown: number;
  total: number;
  /** Whether these are all, or there are more. */
  isWhole: boolean;
  pages: ShownPages;
}

/** The pages of the list, each under the same filter; below them the ways to any page, to a job and to this very list. */
export function PageLinks({ filter, zone, shown, total, isWhole, pages }: PageLinksProps) {
  return (
    <>
      <PageNav
        label={listTexts.pages}
        page={pages.page}
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
      <div className="screen-only flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <GoTo filter={filter} pages={pages.pages} />
        {/* Last on its line and in one piece: it changes with the browser's zone, and nothing may move then. */}
        <p className="text-quiet text-sm">{formatMessage(listTexts.zone, { zone })}</p>
        <div className="ml-auto">
          <CopyButton what="link" address={withFilter("/jobs", filter)} />
        </div>
      </div>
    </>
  );
}
