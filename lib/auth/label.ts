import { formatMessage } from "@/lib/texts/format-message";
import { nameTexts } from "@/texts/site/name";

/** What can't be seen, or turns the direction of the text around it; of spaces, only the plain one is allowed. */
const HIDDEN = /[\p{C}\p{Default_Ignorable_Code_Point}\u2800]|(?! )\p{Z}/u;

/** A mark that stands on nothing, or more marks on one letter than any language has. */
const ODD_MARKS = /(^| )\p{M}|\p{M}{5}/u;

/** Alphabets whose letters look like those of another: a word that has letters of one has no others. */
const ALPHABETS = ["Latin", "Greek", "Cyrillic", "Armenian", "Georgian", "Cherokee", "Coptic", "Lisu"].map(
  (script) => ({
    some: new RegExp(`\\p{Script=${script}}`, "u"),
    only: new RegExp(`^[\\p{scx=${script}}\\p{scx=Common}\\p{scx=Inherited}${besides(script)}]*$`, "u"),
  }),
);

/** Chinese, Japanese and Korean are written with Latin letters among their own; UTS #39 allows that too. */
function besides(script: string): string {
  const scripts = script === "Latin" ? ["Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"] : [];
  return scripts.map((name) => `\\p{scx=${name}}`).join("");
}

/**
 * The name of a user or a token as it is stored, composed (NFC); or, for a name that is empty, longer than `most`
 * characters or not what it seems, a sentence that says so.
 */
export function parseLabel(text: string, most: number): { label: string } | { fault: string } {
  const label = text.normalize("NFC");
  const length = [...label].length;
  if (length < 1 || length > most) return { fault: formatMessage(nameTexts.length, { most }) };
  if (HIDDEN.test(label) || ODD_MARKS.test(label)) return { fault: nameTexts.hidden };
  const mixed = label.match(/[\p{L}\p{M}]+/gu)?.find((word) => !hasOneAlphabet(word));
  return mixed === undefined ? { label } : { fault: formatMessage(nameTexts.mixed, { word: mixed }) };
}

const hasOneAlphabet = (word: string): boolean =>
  ALPHABETS.every(({ some, only }) => !some.test(word) || only.test(word));
