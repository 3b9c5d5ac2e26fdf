import type { RawParams } from "@/lib/jobs/params";
import { QUALIFIERS } from "./qualifiers";
import { printFilter, printTerms, termsOf } from "./terms";

/** The parameters of an address as the search field shows them: the words, then each filter, as they were given. */
export function printQuery(params: RawParams): string {
  const filters = QUALIFIERS.flatMap((name) => valuesOf(params[name]).map((word) => printFilter(name, word)));
  return printTerms(termsOf([...valuesOf(params.q), ...filters].join(" ")));
}

const valuesOf = (value: string | string[] | undefined): string[] =>
  [value ?? []].flat().filter((word) => word !== "");
