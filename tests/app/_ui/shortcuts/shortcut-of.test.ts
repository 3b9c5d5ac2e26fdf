import { expect, test } from "vitest";
import { KEYS } from "@/app/_ui/shortcuts/keys";
import { type Place, shortcutOf } from "@/app/_ui/shortcuts/shortcut-of";

const PLAIN = {
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  defaultPrevented: false,
};
const press = (key: string, more: Partial<typeof PLAIN> = {}, place: Place = "page") =>
  shortcutOf({ key, ...PLAIN, ...more }, place);

test("each key of the list does what the list says, but Enter and Esc are left to the browser", () => {
  expect(KEYS.map(([key]) => key).join("")).toBe("/jknp?");
  for (const [key, does] of KEYS) expect(press(key), key).toBe(does);
  for (const key of ["Enter", "Escape", "Tab", " ", "ArrowDown", "x", "ж", "Dead", "Process", ""])
    expect(press(key), key).toBeNull();
});

test("no key does anything in a field, or while a dialog or a menu is open", () => {
  for (const place of ["field", "layer"] as const)
    for (const [key] of KEYS) expect(press(key, {}, place), `${key} in a ${place}`).toBeNull();
});

test.each(["ctrlKey", "altKey", "metaKey", "isComposing", "defaultPrevented"] as const)(
  "no key does anything with %s: it is another program's, or a part of something else",
  (name) => {
    for (const [key] of KEYS) expect(press(key, { [name]: true }), key).toBeNull();
  },
);

test("Shift makes another key of a letter, but on many keyboards / and ? need it; Caps Lock changes nothing", () => {
  expect(["J", "K", "N", "P", "j"].map((key) => press(key, { shiftKey: true }))).toEqual(Array(5).fill(null));
  expect(["/", "?"].map((key) => press(key, { shiftKey: true }))).toEqual(["search", "keys"]);
  expect(["J", "K", "N", "P"].map((key) => press(key))).toEqual(["down", "up", "next", "previous"]);
});
