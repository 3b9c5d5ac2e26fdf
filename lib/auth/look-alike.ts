import { CONFUSABLES } from "./confusables";

/**
 * Whether people could take one name for the other: the skeletons of Unicode's UTS #39 are equal, as written or in lower
 * case. For most scripts only what looks like ASCII is known; a name has one script a word, so that is what matters.
 */
export const looksLike = (one: string, other: string): boolean =>
  skeleton(one) === skeleton(other) || skeleton(one.toLowerCase()) === skeleton(other.toLowerCase());

function skeleton(name: string): string {
  return (
    // Twice: NFKC makes something else of some, and of others only then what the table has.
    inAscii(inAscii(name).normalize("NFKC").normalize("NFD"))
      // The dot of i and j hides another one.
      .replace(/(?<=[ij])\u0307/g, "")
      .replace(/\s+/g, " ")
      .trim()
  );
}

const inAscii = (text: string): string =>
  [...text].map((character) => CONFUSABLES.get(character) ?? character).join("");
