import { createElement, type ReactNode } from "react";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { printFilter } from "@/lib/jobs/query/terms";
import { CARD_STATUSES } from "@/lib/jobs/status";
import { searchHelpTexts } from "@/texts/search/search-help";

/** A text for the search field, and what it finds. */
type SearchExample = [example: string, meaning: ReactNode];

interface ExampleTerms {
  /** Of an administrator, who can search by owner. */
  owner: string | null;
  /** A day: "2026-11-24". */
  today: string;
}

/** What the search field understands, each with an example. */
export function searchExamples({ owner, today }: ExampleTerms): SearchExample[] {
  const { example, meaning } = searchHelpTexts;
  // As they are typed, whatever the language.
  const statuses = createElement("code", null, CARD_STATUSES.join(", "));
  return [
    [example.words, meaning.words],
    [`"${example.exact}"`, meaning.exact],
    [`-${example.not}`, meaning.not],
    ["status:failed", FormattedMessage({ message: meaning.status, values: { statuses } })],
    ["type:import", meaning.type],
    ["-type:sync", meaning.notType],
    ...(owner === null ? [] : [[printFilter("owner", owner), meaning.owner] satisfies SearchExample]),
    ["since:7d", meaning.since],
    [`from:${today} to:${today}`, meaning.from],
    ["rejected:yes", meaning.rejected],
    ["silent:yes", meaning.silent],
    ["longer:10m", meaning.longer],
  ];
}
