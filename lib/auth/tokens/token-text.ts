import { createHash, randomBytes, randomInt } from "node:crypto";

/** The prefix tells secret scanners and people what it is; the selector finds the row; the rest is secret. */
const FORM = /^jct_([a-z0-9]{12})_[A-Za-z0-9_-]{43}$/;
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const SELECTOR_LENGTH = 12;
const SECRET_BYTES = 32;

export interface NewTokenText {
  /** Shown to its user, once. */
  text: string;
  selector: string;
  sha256: string;
}

export function newTokenText(): NewTokenText {
  const letters = Array.from({ length: SELECTOR_LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length)));
  const selector = letters.join("");
  const text = `jct_${selector}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
  return { text, selector, sha256: sha256Of(text) };
}

/** The selector of a text that has a token's form; null for any other text. */
export const selectorOf = (text: string): string | null => FORM.exec(text)?.[1] ?? null;

/** In hexadecimal digits. The secret is 256 random bits, which nobody can try one by one, so a fast hash is enough. */
export const sha256Of = (text: string): string => createHash("sha256").update(text).digest("hex");
