import { SORTS } from "@/lib/jobs/sort";
import { CARD_STATUSES, statusesOf } from "@/lib/jobs/status";
import { TAB_MEANINGS, TABS, type Tab } from "@/lib/jobs/tab";
import { TYPE_PATTERN, typeNamed } from "@/lib/jobs/type";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { filterOptionTexts } from "@/texts/jobs/filter-option";
import type { FilterName } from "./filters";
import type { JobConditions, Rule } from "./rule";

/** What a tab holds, by type: "every job", "types import and ingest". */
function onlyOn(tab: Tab): string {
  const { types } = TAB_MEANINGS[tab];
  return types
    ? formatMessage(filterOptionTexts.tab.some, { types: formatList(types, "and") })
    : filterOptionTexts.tab.all;
}

/** The second half of the declarations in filters.ts. */
export const RULES: { [Name in FilterName]: Rule<NonNullable<JobConditions[Name]>> } = {
  tab: {
    lets: { prefix: "type", values: (tab) => TAB_MEANINGS[tab].types },
    total: "maintained",
    ...explained(TABS, onlyOn),
  },
  status: {
    lets: { prefix: "status", values: statusesOf },
    total: "maintained",
    meaning: filterOptionTexts.status.api,
    help: formatList(CARD_STATUSES),
  },
  type: {
    lets: { prefix: "type", values: (type) => [type] },
    total: "maintained",
    spelling: { parse: typeNamed, pattern: TYPE_PATTERN, example: filterOptionTexts.type.example },
    help: filterOptionTexts.type.help,
  },
  sort: {
    lets: null,
    total: "maintained",
    ...explained(SORTS, (sort) => filterOptionTexts.sort[sort]),
    argument: "order",
  },
};

/** Each word with what it means, for the API's document and for the command line's help. */
function explained<Word extends string>(words: readonly Word[], meaningOf: (word: Word) => string) {
  const { api, help } = filterOptionTexts.word;
  const values = words.map((word) => ({ word, meaning: meaningOf(word) }));
  return {
    meaning: values.map((value) => formatMessage(api, value)).join("; "),
    help: formatList(
      values.map((value) => formatMessage(help, value)),
      "or",
    ),
  };
}
