/** What a character is for the search. */
export interface Character {
  /** Its letters, digits and marks as they are compared; a blank for anything between them. */
  folded: string;
  /** Whether it is a word of its own: its script puts no spaces between words. */
  standsAlone: boolean;
}

/** Letters that Unicode does not take apart. */
const FOLDS: Readonly<Record<string, string>> = {
  ß: "ss",
  ł: "l",
  ø: "o",
  đ: "d",
  æ: "ae",
  œ: "oe",
  ı: "i",
  ς: "σ",
};

/**
 * Accents and other marks that any script may use, and characters that nobody sees, such as a soft hyphen. Marks of one
 * script, such as Thai vowels, stay.
 */
const LEFT_OUT = /(?=\p{M})\p{sc=Inherited}|\p{Default_Ignorable_Code_Point}/gu;
const SEPARATORS = /[^\p{L}\p{N}\p{M}]/gu;
const WITHOUT_SPACES =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]/u;

function read(character: string): Character {
  const lower = character.normalize("NFKD").replace(LEFT_OUT, "").toLowerCase();
  const folded = [...lower].map((one) => FOLDS[one] ?? one).join("");
  return { folded: folded.replace(SEPARATORS, " "), standsAlone: WITHOUT_SPACES.test(folded) };
}

const ASCII = Array.from({ length: 128 }, (_, code) => read(String.fromCodePoint(code)));

/** More than most sites ever use; a text may hold any of a million. */
const MOST_KNOWN = 20_000;
const known = new Map<string, Character>();

/** The character of a code point, as the search sees it. */
export function characterOf(codePoint: number): Character {
  const ascii = ASCII[codePoint];
  if (ascii) return ascii;
  const character = String.fromCodePoint(codePoint);
  const found = known.get(character) ?? read(character);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(character, found);
  return found;
}
