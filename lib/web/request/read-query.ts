import { InvalidInput, NotUtf8 } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { jsonTexts } from "@/texts/api/json";
import { NOT_UTF8_HEADER, parameterNotUtf8 } from "./query-bytes";

/**
 * The parameters of an address by their names. Throws InvalidInput for one that is given twice, and NotUtf8 for one
 * that would be read with other characters than were sent.
 */
export function readQuery({ url, headers }: Pick<Request, "url" | "headers">): Record<string, string> {
  const { search, searchParams } = new URL(url);
  const query: Record<string, string> = {};
  for (const [name, value] of searchParams) {
    if (Object.hasOwn(query, name)) throw new InvalidInput(name, jsonTexts.givenTwice);
    Object.defineProperty(query, name, { value, enumerable: true });
  }
  const wrong = headers.get(NOT_UTF8_HEADER) ?? parameterNotUtf8(search.slice(1));
  if (wrong === null) return query;
  const field = decodeURIComponent(wrong);
  throw new NotUtf8(field, formatMessage(jsonTexts.notUtf8, { field }));
}
