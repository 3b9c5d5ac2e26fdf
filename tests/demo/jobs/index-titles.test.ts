import { expect, test } from "vitest";
import { readFilms } from "@/demo/data/films";
import { indexWords } from "@/demo/jobs/index-titles";

test("each word leads to the titles that have it, each once", () => {
  const index = indexWords(["Alien", "Alien vs. Alien", "1776"]);
  expect(Object.fromEntries(index)).toEqual({ alien: [0, 1], vs: [1], 1776: [2] });
});

test("every reference of the film index leads to a title with the word", async () => {
  const titles = (await readFilms()).map((film) => film.Title ?? "");
  const index = indexWords(titles);
  expect(index.get("casablanca")?.map((film) => titles[film])).toEqual(["Casablanca"]);
  for (const [word, films] of index) {
    for (const film of films) expect(titles[film]?.toLowerCase()).toContain(word);
  }
});
