import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { searchFieldTexts } from "@/texts/search/search-field";
import type { Chip } from "./shown-search";

/** More would be as much to read as the chips themselves. */
const MOST_OFFERED = 4;

/** For a search that found nothing: what was searched for, and the same with less, what narrows most first. */
export function SearchedFor({ chips }: { chips: Chip[] }) {
  if (chips.length === 0) return null;
  const parts = formatList(
    chips.map(({ label }) => label),
    "and",
  );
  const fewer = [...chips.filter(({ isWord }) => isWord), ...chips.filter(({ isWord }) => !isWord).reverse()];
  return (
    <>
      <p className="max-w-full [overflow-wrap:anywhere]">
        <bdi>{formatMessage(searchFieldTexts.searchedFor, { parts })}</bdi>
      </p>
      {chips.length > 1 ? (
        <ul aria-label={searchFieldTexts.fewer} className="flex max-w-full flex-wrap justify-center gap-x-4">
          {fewer.slice(0, MOST_OFFERED).map(({ label, without }) => (
            <li key={without} className="flex min-h-6 min-w-0 items-center">
              <a href={without} className="truncate">
                {formatMessage(searchFieldTexts.without, { filter: label })}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
