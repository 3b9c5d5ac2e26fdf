import { globSync } from "tinyglobby";
import { expect, test } from "vitest";
import { sourceTexts } from "@/tests/support/texts/source-texts";

/** The sources whose texts people meet. What the demo's jobs are called and say is data. */
const SOURCES = ["app/**/*.{ts,tsx}", "lib/**/*.ts", "db/**/*.ts", "demo/*.ts", "demo/import/*.ts"];

test("no text that a person may read stands outside the catalogue", () => {
  const files = globSync(SOURCES, { ignore: ["lib/texts/en/**"] });
  expect(files.length).toBeGreaterThan(400);
  const found = files.flatMap((file) => sourceTexts(file).map(({ line, text }) => `${file}:${line} ${text}`));
  expect(found).toEqual([]);
});
