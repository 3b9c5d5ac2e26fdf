import { FILTER_NAMES, type FilterName } from "@/lib/jobs/filter/filter-words";

/** The filters that a search text can hold. Its words, the tab and the order have places of their own. */
export type Qualifier = Exclude<FilterName, "tab" | "sort" | "q">;

export const QUALIFIERS: readonly Qualifier[] = FILTER_NAMES.filter(
  (name): name is Qualifier => name !== "tab" && name !== "sort" && name !== "q",
);

export const isQualifier = (name: string | null): name is Qualifier =>
  QUALIFIERS.some((known) => known === name);
