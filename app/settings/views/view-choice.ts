/** What the buttons of a view's row send, and what they stand for. */
export const CHOICES = {
  pin: { isPinned: true, isDefault: null },
  unpin: { isPinned: false, isDefault: null },
  open: { isPinned: null, isDefault: true },
  leave: { isPinned: null, isDefault: false },
} as const;

type Choice = keyof typeof CHOICES;

const isChoice = (word: unknown): word is Choice => typeof word === "string" && Object.hasOwn(CHOICES, word);

/** What was pressed; a word that no button sends changes nothing. */
export function readChoice(form: FormData) {
  const word = form.get("choice");
  return isChoice(word) ? CHOICES[word] : { isPinned: null, isDefault: null };
}
