import { expect, test } from "vitest";
import { fieldsOf, parseSettings, sentFields } from "@/app/settings/profile/settings-fields";
import { PAGE_ROWS } from "@/lib/settings/viewer-settings";

function form(...fields: [name: string, value: string | Blob][]): FormData {
  const made = new FormData();
  for (const [name, value] of fields) made.append(name, value);
  return made;
}

test("what the form shows for settings comes back as the same settings", () => {
  for (const pageRows of PAGE_ROWS) {
    for (const shortcuts of [true, false]) {
      const { pageRows: rows, shortcuts: box } = fieldsOf({ pageRows, shortcuts });
      const sent = form(
        ["$ACTION_REF_1", ""],
        ["pageRows", rows],
        ...(box ? [["shortcuts", box] as [string, string]] : []),
      );
      expect(parseSettings(sent)).toEqual({ pageRows, shortcuts });
      expect(sentFields(sent)).toEqual({ pageRows: rows, shortcuts: box });
    }
  }
});

const ROWS = "pageRows: choose 25, 50 or 100.";

test.each<[what: string, sent: unknown, message: string]>([
  ["no field", form(), ROWS],
  ["a number that nobody may choose", form(["pageRows", "30"]), ROWS],
  ["the same number written otherwise", form(["pageRows", "25.0"]), ROWS],
  ["a text", form(["pageRows", "many"]), ROWS],
  ["a file", form(["pageRows", new Blob(["25"])]), ROWS],
  ["a field twice", form(["pageRows", "25"], ["pageRows", "100"]), "pageRows: give it once."],
  [
    "another word for the switch",
    form(["pageRows", "25"], ["shortcuts", "yes"]),
    "shortcuts: send on, or leave it out.",
  ],
  ["an unknown field", form(["pageRows", "25"], ["role", "admin"]), "role: unknown field."],
  ["a name of Object's own", form(["pageRows", "25"], ["__proto__", "x"]), "__proto__: unknown field."],
  [
    "a field whose name is as large as a form may be",
    form(["pageRows", "25"], ["x".repeat(1_000_000), ""]),
    `${"x".repeat(40)}…: unknown field.`,
  ],
  ["a value as large as a form may be", form(["pageRows", "9".repeat(1_000_000)]), ROWS],
  ["something that is not a form", ["25"], "Send a form."],
])("%s is refused with a short sentence", (_, sent, message) => {
  expect(() => parseSettings(sent)).toThrow(expect.objectContaining({ message }));
});

test("no more of a value comes back than a form can show", () => {
  expect(sentFields(form(["pageRows", "9".repeat(1_000_000)])).pageRows.length).toBeLessThanOrEqual(20);
});
