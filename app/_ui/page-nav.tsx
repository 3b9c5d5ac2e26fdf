import { formatCount } from "@/lib/format";
import { button } from "./button";

interface PageNavProps {
  /** What a screen reader calls it. */
  label: string;
  page: number;
  pages: number;
  pageSize: number;
  total: number;
  /** What is counted, where the page does not say it: "files". */
  unit?: string;
  href: (page: number) => string;
}

/** Where one is, and the ways on: "51–75 of 1,204". */
export function PageNav({ label, page, pages, pageSize, total, unit, href }: PageNavProps) {
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(page * pageSize, total);
  const link = (name: string, to: number, rel?: string) =>
    to >= 1 && to <= pages && to !== page ? (
      <a href={href(to)} className={`${button.plain} screen-only`} {...(rel && { rel })}>
        {name}
      </a>
    ) : (
      <span aria-hidden="true" className={`${button.absent} screen-only`}>
        {name}
      </span>
    );
  return (
    <nav aria-label={label} className="grid grid-cols-4 items-center gap-1.5 sm:flex sm:flex-wrap">
      <span className="mr-auto whitespace-nowrap tabular-nums max-sm:-order-1 max-sm:col-span-2">
        {formatCount(first)}–{formatCount(last)} of {formatCount(total)}
        {unit ? ` ${unit}` : null}
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
