import { type Column, LIST_COLUMNS } from "@/lib/jobs/columns";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import type { Sort } from "@/lib/jobs/sort";
import { headingTexts } from "@/texts/jobs/heading";

declare module "react" {
  interface CSSProperties {
    /** Of a column of a table; on paper it is as wide as what it holds. */
    "--width"?: string;
  }
}

/** How each order runs. */
const DIRECTIONS = { date: "descending", name: "ascending" } as const satisfies Record<Sort, string>;

interface TableHeadProps {
  filter: JobFilter;
  /** Of a column, in rem; undefined for the one that takes the remaining room. */
  widthOf: (column: Column) => number | undefined;
}

/** The headings. One that an index serves leads to the list in its order, and says so; the others are plain text. */
export function TableHead({ filter, widthOf }: TableHeadProps) {
  return (
    <thead>
      <tr>
        {LIST_COLUMNS.map((column) => {
          const { key, heading, sort, leaves } = column;
          const width = widthOf(column);
          return (
            <th
              key={key}
              scope="col"
              data-leaves={leaves}
              aria-sort={sort === filter.sort ? DIRECTIONS[sort] : undefined}
              title={sort === filter.sort ? headingTexts.sorted[sort] : undefined}
              style={width ? { "--width": `${width}rem` } : undefined}
            >
              {sort && sort !== filter.sort ? (
                <a
                  href={withFilter("/jobs", { ...filter, sort, page: 1, cursor: null })}
                  title={headingTexts.sort[sort]}
                >
                  {heading}
                </a>
              ) : (
                heading
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
