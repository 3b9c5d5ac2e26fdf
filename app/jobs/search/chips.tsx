import type { ReactNode } from "react";
import { formatMessage } from "@/lib/texts/format-message";
import { searchFieldTexts } from "@/texts/search/search-field";
import type { ShownSearch } from "./shown-search";

interface ChipsProps extends Pick<ShownSearch, "chips" | "all"> {
  /** What stands behind them, on the same line where there is room. */
  children: ReactNode;
}

/** What the list is filtered by: each part a link to the list without it. */
export function Chips({ chips, all, children }: ChipsProps) {
  if (all === null || chips.length === 0) return null;
  return (
    <div className="screen-only flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm">
      <ul aria-label={searchFieldTexts.chips} className="flex min-w-0 flex-wrap items-center gap-1.5">
        {chips.map(({ label, without }) => (
          <li key={without} className="min-w-0">
            <a
              href={without}
              aria-label={formatMessage(searchFieldTexts.remove, { filter: label })}
              title={formatMessage(searchFieldTexts.remove, { filter: label })}
              className="flex min-h-7 items-center gap-1.5 rounded-full border border-line bg-sunken px-2.5 text-ink hover:border-ink hover:text-ink hover:no-underline"
            >
              <bdi className="truncate">{label}</bdi>
              <span aria-hidden="true">×</span>
            </a>
          </li>
        ))}
        <li>
          <a href={all} className="flex min-h-7 items-center px-1">
            {searchFieldTexts.clearAll}
          </a>
        </li>
      </ul>
      {children}
    </div>
  );
}
