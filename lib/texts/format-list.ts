import { LOCALE } from "@/texts/locale";

const lists = {
  plain: new Intl.ListFormat(LOCALE, { type: "unit" }),
  and: new Intl.ListFormat(LOCALE, { type: "conjunction" }),
  or: new Intl.ListFormat(LOCALE, { type: "disjunction" }),
};

type Kind = keyof typeof lists;

/** "red, green, blue" or "red, green and blue", as the language of the catalogue writes it. */
export const formatList = (items: readonly string[], kind: Kind = "plain"): string =>
  lists[kind].format(items);

/** The same for items of any kind, such as elements: the items in order, with the words between them. */
export const listPieces = <Item>(items: readonly Item[], kind: Kind): (Item | string)[] =>
  lists[kind]
    .formatToParts(items.map((_, at) => String(at)))
    .map(({ type, value }) => (type === "element" ? (items[Number(value)] ?? value) : value));
