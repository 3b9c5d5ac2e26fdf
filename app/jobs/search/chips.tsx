import { formatMessage } from "@/lib/texts/format-message";
import { searchFieldTexts } from "@/texts/search/search-field";
import type { ShownSearch } from "./shown-search";

/** What the list is filtered by: each part a link to the list without it. */
export function Chips({ chips, all }: Pick<ShownSearch, "chips" | "all">) {
  if (all === null || chips.length === 0) return null;
  return (
    <ul
      aria-label={searchFieldTexts.chips}
      className="screen-only flex flex-wrap items-center gap-1.5 text-sm"
    >
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
  );
}
