import { IntlMessageFormat } from "intl-messageformat";
import { expect, test } from "vitest";
import { LOCALE } from "@/lib/texts/en/locale";
import { formatMessage } from "@/lib/texts/format-message";
import { type MessagePart, parseMessage } from "@/lib/texts/parse-message";
import { messagesOf, readCatalogue } from "@/tests/support/texts/catalogue";

const messages = (await readCatalogue()).flatMap(({ path, texts }) => messagesOf(texts, `${path}: `));

/** The places of a message, those within choices and tags too. */
const placesOf = (parts: readonly MessagePart[]): { name: string; kind: string; words: string[] }[] =>
  parts.flatMap((part) => {
    if (typeof part === "string" || part.kind === "count") return [];
    if (part.kind === "tag") return [{ ...part, words: [] }, ...placesOf(part.children)];
    if (!("branches" in part)) return [{ ...part, words: [] }];
    return [{ ...part, words: [...part.branches.keys()] }, ...[...part.branches.values()].flatMap(placesOf)];
  });

const NAMES = ["Ada", "", "x".repeat(255), "مهمة استيراد", "</b>{count} # ' \" <i>"];
const COUNTS = [0, 1, 2, 1_000_000];

test("each message reads the same with the library that translators' tools stand on", () => {
  expect(messages.length).toBeGreaterThan(0);
  for (const [name, message] of messages) {
    const places = placesOf(parseMessage(message));
    const words = places.find(({ kind }) => kind === "select")?.words ?? [];
    for (let at = 0; at < Math.max(COUNTS.length, NAMES.length, words.length); at++) {
      const text: Record<string, string | number> = {};
      const rich: Record<string, string | number | ((children: string[]) => string)> = {};
      for (const { name: place, kind, words } of places) {
        if (kind === "tag") rich[place] = (children) => children.join("");
        else if (kind === "value") text[place] = NAMES[at % NAMES.length] ?? "";
        else if (kind === "select") text[place] = words[at % words.length] ?? "";
        else text[place] = COUNTS[at % COUNTS.length] ?? 0;
      }
      const read = new IntlMessageFormat(message, LOCALE).format<string>({ ...rich, ...text });
      expect([read].flat().join(""), name).toBe(formatMessage(message, text));
    }
  }
});
