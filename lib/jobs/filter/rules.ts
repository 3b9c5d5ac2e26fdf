import { job } from "@/db/schema";
import { SORTS } from "@/lib/jobs/sort";
import { CARD_STATUSES, statusesOf } from "@/lib/jobs/status";
import { TAB_MEANINGS, TABS, type Tab } from "@/lib/jobs/tab";
import { TYPE_PATTERN, typeNamed } from "@/lib/jobs/type";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { filterOptionTexts } from "@/texts/jobs/filter-option";
import { hasRejectedRows, isNotOfType, isSilent, ranLongerThan } from "./conditions-of-job";
import { ANSWERS, type FilterName, MOST_SEARCHED, MOST_SEARCHED_WORDS } from "./filter-words";
import { momentWord } from "./moment-words";
import type { Rule } from "./rule";
import { DURATION_PATTERN, SINCE_PATTERN, secondsOf, spanOf } from "./time-words";
import { parseUserName } from "./user-name";

/** What a tab holds, by type: "every job", "types import and ingest". */
function onlyOn(tab: Tab): string {
  const { types } = TAB_MEANINGS[tab];
  return types
    ? formatMessage(filterOptionTexts.tab.some, { types: formatList(types, "and") })
    : filterOptionTexts.tab.all;
}

/** A text that the database can hold. */
const ANY_TEXT = /^[^\0]*$/u;

const matching = (pattern: RegExp) => (text: string) => {
  const word = text.trim().toLowerCase();
  return pattern.test(word) ? word : null;
};

const moment = (texts: { example: string; api: string; help: string }) => ({
  reads: [job.createdAt],
  total: "counted" as const,
  value: "resolved" as const,
  spelling: { parse: momentWord, pattern: /^\d{4}-\d\d-\d\d(?:T.+)?$/, example: texts.example },
  meaning: texts.api,
  help: texts.help,
  argument: "time",
});

const { status, type, owner, since, from, to, rejected, silent, longer, q, sort } = filterOptionTexts;

/** The second half of the declarations in filters.ts. */
export const RULES: Record<FilterName, Rule> = {
  tab: {
    lets: ({ value }) =>
      TABS.flatMap((tab) => {
        const values = tab === value ? TAB_MEANINGS[tab].types : null;
        return values ? [{ prefix: "type", values }] : [];
      }),
    total: "maintained",
    ...explained(TABS, onlyOn),
  },
  status: {
    lets: ({ value, isNot }) => [
      {
        prefix: "status",
        values: CARD_STATUSES.filter((card) => (card === value) !== isNot).flatMap(statusesOf),
      },
    ],
    total: "maintained",
    meaning: status.api,
    help: formatMessage(status.help, { words: formatList(CARD_STATUSES) }),
  },
  type: {
    lets: ({ value, isNot }) => [isNot ? { where: isNotOfType(value) } : { prefix: "type", values: [value] }],
    reads: [job.type],
    total: "maintained",
    spelling: { parse: typeNamed, pattern: TYPE_PATTERN, example: type.example },
    meaning: type.api,
    help: type.help,
  },
  owner: {
    lets: ({ value }) => [{ prefix: "owner", values: [value] }],
    total: "maintained",
    value: "resolved",
    spelling: { parse: parseUserName, pattern: /^(?=.*\S)[^\0]{1,100}$/u, example: owner.example },
    meaning: owner.api,
    help: owner.help,
    argument: "name",
  },
  since: {
    lets: ({ value }) => [{ created: "from", moment: value }],
    reads: [job.createdAt],
    total: "counted",
    value: "resolved",
    spelling: { parse: matching(SINCE_PATTERN), pattern: SINCE_PATTERN, example: since.example },
    meaning: since.api,
    help: since.help,
    argument: "time",
  },
  from: { lets: ({ value }) => [{ created: "from", moment: value }], ...moment(from) },
  to: { lets: ({ value }) => [{ created: "before", moment: value }], ...moment(to) },
  rejected: {
    lets: ({ value }) => [{ where: hasRejectedRows(value === "yes") }],
    reads: [job.rowsRejected],
    total: "counted",
    ...explained(ANSWERS, (answer) => rejected[answer]),
    argument: "answer",
  },
  silent: {
    lets: ({ value }) =>
      value === "yes"
        ? [{ prefix: "status", values: ["running"] }, { where: isSilent(true) }]
        : [{ where: isSilent(false) }],
    reads: [job.type, job.status],
    total: "counted",
    ...explained(ANSWERS, (answer) => silent[answer]),
    argument: "answer",
  },
  longer: {
    lets: ({ value }) => [{ where: ranLongerThan(value) }],
    reads: [job.status, job.keptDuration],
    total: "counted",
    value: secondsAsText,
    spelling: { parse: matching(DURATION_PATTERN), pattern: DURATION_PATTERN, example: longer.example },
    meaning: longer.api,
    help: longer.help,
    argument: "duration",
  },
  q: {
    // The search gives it a meaning.
    lets: () => [],
    total: "counted",
    spelling: { parse: parseSearch, pattern: ANY_TEXT, example: q.example },
    meaning: formatMessage(q.api, { most: MOST_SEARCHED_WORDS }),
    help: formatMessage(q.help, { most: MOST_SEARCHED_WORDS }),
    argument: "words",
  },
  sort: {
    lets: null,
    total: "maintained",
    ...explained(SORTS, (order) => sort[order]),
    argument: "order",
  },
};

function secondsAsText(word: string): string {
  const span = spanOf(word);
  if (!span) throw new Error("a duration that was not read by its spelling");
  return String(secondsOf(span));
}

function parseSearch(text: string): string | null {
  const words = text.trim();
  const isSearch =
    words !== "" && [...words].length <= MOST_SEARCHED && words.isWellFormed() && ANY_TEXT.test(words);
  return isSearch ? words : null;
}

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
