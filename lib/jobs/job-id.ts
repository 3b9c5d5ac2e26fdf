const LARGEST_BIGINT = 9_223_372_036_854_775_807n;

/** The id as the database has it, or null for text that can't be one. Ids are decimal strings everywhere. */
export function parseId(text: string): string | null {
  return /^[1-9]\d{0,18}$/.test(text) && BigInt(text) <= LARGEST_BIGINT ? text : null;
}
