import type { Place } from "./shortcut-of";

const FIELDS = "input,select,textarea,[contenteditable]";
const LAYERS = "dialog[open], :popover-open";

/** Where a key was pressed. */
export function placeOf({ target }: Event): Place {
  if (document.querySelector(LAYERS)) return "layer";
  return target instanceof Element && target.closest(FIELDS) ? "field" : "page";
}
