import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { marked } from "@/app/jobs/search/marked";
import { parseWords } from "@/lib/search/words";

test.each([
  ["Harbour photographs", "photo harb", "<mark>Harb</mark>our <mark>photo</mark>graphs"],
  ["Café au lait", "cafe", "<mark>Café</mark> au lait"],
  ["1 < 2 & 3", "2", "1 &lt; <mark>2</mark> &amp; 3"],
  ["Airports", "harbour", "Airports"],
  ["Airports", "-airports", "Airports"],
  ["Airports", "", "Airports"],
])("%s, searched for %s", (text, words, html) => {
  expect(renderToStaticMarkup(<p>{marked(text, parseWords(words))}</p>)).toBe(`<p>${html}</p>`);
});
