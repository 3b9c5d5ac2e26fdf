import { formatMessage } from "@/lib/texts/format-message";
import { pageNavTexts } from "@/texts/site/page-nav";
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
  /** What is counted, where the page does not say it. */
  unit?: "files";
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
  const count = (most: number) =>
    formatMessage(more ? pageNavTexts.atLeast : pageNavTexts.exactly, { count: most });
  const { previous, next } = given.ways ?? { previous: page > 1, next: page < pages };
  const texts = about ? ABOUT : EXACT;
  const of = { total: count(total), unit: unit ?? "none" };
  const last = (from: number) => (more ? from + shown - 1 : Math.min(from + shown - 1, total));
  const [range, place] =
    first === null
      ? [
          formatMessage(pageNavTexts.part, { shown, ...of }),
          formatMessage(pageNavTexts.onePage, { pages: count(pages) }),
        ]
      : [
          formatMessage(texts.range, { first, last: last(first), ...of }),
          formatMessage(texts.page, { page, pages: count(pages) }),
        ];
  const link = (leads: boolean, to: number, way: Way) =>
    leads ? (
      <a href={href(to, way)} className={`${button.plain} screen-only`} {...RELATIONS[way]}>
        {pageNavTexts[way]}
      </a>
    ) : (
      <span aria-hidden="true" className={`${button.absent} screen-only`}>
        {pageNavTexts[way]}
      </span>
    );
  return (
    <nav aria-label={label} className="grid grid-cols-4 items-center gap-1.5 sm:flex sm:flex-wrap">
      <span className="mr-auto whitespace-nowrap tabular-nums max-sm:-order-1 max-sm:col-span-2">
        {range}
      </span>
      {previous || next ? (
        <>
          {link(previous, 1, "first")}
          {link(previous, page - 1, "previous")}
          <span
            aria-current="page"
            className="px-1 text-quiet tabular-nums max-sm:-order-1 max-sm:col-span-2 max-sm:justify-self-end"
          >
            {place}
          </span>
          {link(next, page + 1, "next")}
          {link(next, pages, "last")}
        </>
      ) : null}
    </nav>
  );
}

const EXACT = { range: pageNavTexts.range, page: pageNavTexts.page };
const ABOUT = { range: pageNavTexts.aboutRange, page: pageNavTexts.aboutPage };

const RELATIONS: Record<Way, { rel?: string }> = {
  first: {},
  previous: { rel: "prev" },
  next: { rel: "next" },
  last: {},
};
