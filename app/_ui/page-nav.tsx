import { formatCount } from "@/lib/format";
import { button } from "./button";

interface PageNavProps {
  /** What a screen reader calls it. */
  label: string;
  page: number;
  pages: number;
  /** The number of the first thing on the page, where it is known. */
  first: number | null;
  /** How many are on the page, of how many. */
  shown: number;
  total: number;
  /** Whether there are more of both than these. */
  more?: boolean;
  /** What is counted, where the page does not say it: "files". */
  unit?: string;
  /** The address of a page, and which of the ways on leads there. */
  href: (page: number, way: Way) => string;
  /** Where the ways lead on, if the page's number doesn't say it. */
  ways?: { previous: boolean; next: boolean };
  /** Page and numbers are not known for sure. */
  about?: boolean;
}

type Way = "first" | "previous" | "next" | "last";

/** Where one is, and the ways on: "51–75 of 1,204". */
export function PageNav({ label, page, pages, first, shown, total, unit, href, ...given }: PageNavProps) {
  const { about = false, more = false } = given;
  const count = (most: number) => `${formatCount(most)}${more ? "+" : ""}`;
  const { previous, next } = given.ways ?? { previous: page > 1, next: page < pages };
  const [range, place] =
    first === null
      ? [formatCount(shown), `One of ${count(pages)} pages`]
      : [
          `${about ? "About " : ""}${formatCount(first)}–${formatCount(more ? first + shown - 1 : Math.min(first + shown - 1, total))}`,
          `${about ? "About page" : "Page"} ${formatCount(page)} of ${count(pages)}`,
        ];
  const link = (name: string, leads: boolean, to: number, way: Way) =>
    leads ? (
      <a href={href(to, way)} className={`${button.plain} screen-only`} {...RELATIONS[way]}>
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
        {range} of {count(total)}
        {unit ? ` ${unit}` : null}
      </span>
      {previous || next ? (
        <>
          {link("First", previous, 1, "first")}
          {link("Previous", previous, page - 1, "previous")}
          <span
            aria-current="page"
            className="px-1 text-quiet tabular-nums max-sm:-order-1 max-sm:col-span-2 max-sm:justify-self-end"
          >
            {place}
          </span>
          {link("Next", next, page + 1, "next")}
          {link("Last", next, pages, "last")}
        </>
      ) : null}
    </nav>
  );
}

const RELATIONS: Record<Way, { rel?: string }> = {
  first: {},
  previous: { rel: "prev" },
  next: { rel: "next" },
  last: {},
};
