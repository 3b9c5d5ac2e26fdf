import { button } from "@/app/_ui/button";
import { formatCount } from "@/lib/format";
import { type JobFilter, withFilter } from "@/lib/jobs/filter";
import { PAGE_SIZE } from "@/lib/jobs/list-jobs";

interface PageLinksProps {
  filter: JobFilter;
  pages: number;
  total: number;
}

/** Where one is, and the ways on: "51–75 of 1,204". */
export function PageLinks({ filter, pages, total }: PageLinksProps) {
  const { page } = filter;
  const first = (page - 1) * PAGE_SIZE + 1;
  const last = Math.min(page * PAGE_SIZE, total);
  const link = (label: string, to: number, rel?: string) =>
    to >= 1 && to <= pages && to !== page ? (
      <a
        href={withFilter("/jobs", { ...filter, page: to })}
        className={`${button.plain} screen-only`}
        {...(rel && { rel })}
      >
        {label}
      </a>
    ) : (
      <span aria-hidden="true" className={`${button.absent} screen-only`}>
        {label}
      </span>
    );
  return (
    <nav aria-label="Pages" className="grid grid-cols-4 items-center gap-1.5 sm:flex sm:flex-wrap">
      <span className="mr-auto whitespace-nowrap tabular-nums max-sm:-order-1 max-sm:col-span-2">
        {formatCount(first)}–{formatCount(last)} of {formatCount(total)}
      </span>
      {pages > 1 ? (
        <>
          {link("First", 1)}
          {link("Previous", page - 1, "prev")}
          <span
            aria-current="page"
            className="px-1 text-quiet tabular-nums max-sm:-order-1 max-sm:col-span-2 max-sm:justify-self-end"
          >
            Page {formatCount(page)} of {formatCount(pages)}
          </span>
          {link("Next", page + 1, "next")}
          {link("Last", pages)}
        </>
      ) : null}
    </nav>
  );
}
