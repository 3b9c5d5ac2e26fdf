import { KEYS, type Shortcut } from "./keys";

/** Where the focus is: in a field, while a dialog or a menu is open, or anywhere else. */
export type Place = "field" | "layer" | "page";

type KeyPress = Pick<
  KeyboardEvent,
  "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey" | "isComposing" | "defaultPrevented"
>;

/**
 * What a pressed key is a shortcut for; null for all that belongs to the browser, to a field or to what is open. Shift
 * counts only with a letter: on many keyboards `/` and `?` need it.
 */
export function shortcutOf(press: KeyPress, place: Place): Shortcut | null {
  const { key, shiftKey, ctrlKey, altKey, metaKey, isComposing, defaultPrevented } = press;
  if (place !== "page" || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return null;
  const isLetter = /^[a-z]$/i.test(key);
  if (isLetter && shiftKey) return null;
  // With Caps Lock a letter comes as a capital.
  return KEYS.find(([one]) => one === (isLetter ? key.toLowerCase() : key))?.[1] ?? null;
}
