import { randomUUID } from "node:crypto";

const KEY = /^[0-9a-f]{2}\/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** A name for new bytes: a random UUID, in one of 256 folders so that none grows too large. */
export function newKey(): string {
  const uuid = randomUUID();
  return `${uuid.slice(0, 2)}/${uuid}`;
}

/** Whether a text has the form of the keys that we make. Keys come from the database, which others write to as well. */
export const isKey = (text: string): boolean => KEY.test(text);
