import { expect, test } from "vitest";
import { readDatasets } from "@/demo/data/dataset";
import { wordsOf } from "@/demo/data/words";
import { keywordsOf } from "@/demo/jobs/extract-keywords";

test("a word that every text has is a keyword of none, whatever its number", () => {
  const [first = []] = keywordsOf([
    ["the", "the", "the", "whale"],
    ["the", "ship"],
  ]);
  expect(first).toEqual([
    { word: "whale", score: 0.1733 },
    { word: "the", score: 0 },
  ]);
});

test("addresses hold no words", () => {
  expect(wordsOf("See [the example](https://example.org/look-up) for L'Aquila's film-noir.")).toEqual([
    "see",
    "the",
    "example",
    "for",
    "l'aquila's",
    "film-noir",
  ]);
});

test("airports are a keyword of the airports alone, and palmer, penguins of the penguins", async () => {
  const datasets = await readDatasets();
  const found = keywordsOf(datasets.map(({ description }) => wordsOf(description)));
  const keywords = Object.fromEntries(
    datasets.map(({ name }, at) => [name, found[at]?.map(({ word }) => word) ?? []]),
  );
  expect(keywords.airports?.[0]).toBe("airports");
  expect(keywords.penguins).toEqual(expect.arrayContaining(["palmer", "penguins"]));
  expect(keywords.cars).not.toContain("airports");
});
