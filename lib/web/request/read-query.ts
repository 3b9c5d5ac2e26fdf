import { InvalidInput } from "@/lib/errors";

/** The parameters of an address by their names. Throws InvalidInput for one that is given twice. */
export function readQuery({ url }: Request): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URL(url).searchParams) {
    if (Object.hasOwn(query, name)) throw new InvalidInput(name, "give it once.");
    Object.defineProperty(query, name, { value, enumerable: true });
  }
  return query;
}
