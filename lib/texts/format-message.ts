import { formatParts } from "./format-parts";
import type { MessageValues } from "./message-values";
import { parseMessage } from "./parse-message";

type Value = string | number | bigint;

/**
 * A message of the catalogue with its values in their places: `formatMessage(longTextTexts.more, { count: 2 })`. A
 * number in a plain place `{name}` stays as it is, so that an id has no thousands separators.
 */
export function formatMessage<Message extends string>(
  message: Message,
  values: MessageValues<Message, Value, never>,
): string {
  const given = new Map<string, Value>(Object.entries(values));
  const plain = (name: string) => valueFor(given, name, message);
  return formatParts(parseMessage(message), {
    plain,
    value: (name) => String(plain(name)),
    tag: (_, children) => children.join(""),
  }).join("");
}

function valueFor(given: ReadonlyMap<string, Value>, name: string, message: string): Value {
  const value = given.get(name);
  if (value === undefined) throw new Error(`No value "${name}" for the message "${message}"`);
  return value;
}
