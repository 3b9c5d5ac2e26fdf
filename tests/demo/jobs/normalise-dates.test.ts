import { expect, test } from "vitest";
import { readFilms } from "@/demo/data/films";
import { isoDate } from "@/demo/jobs/normalise-dates";

test.each([
  ["Jun 12 1998", "1998-06-12", false],
  ["1998-06-12", "1998-06-12", false],
  ["Dec 15 2039", "1939-12-15", true],
  ["Feb 30 1998", null, false],
  ["12 June 1998", null, false],
  ["Foo 12 1998", null, false],
  ["", null, false],
])("%s becomes %s", (before, after, centuryCorrected) => {
  expect(isoDate(before)).toEqual({ after, centuryCorrected });
});

test("every film's date can be read, and 22 are put back into their century", async () => {
  const dates = (await readFilms()).map((film) => isoDate(film["Release Date"]));
  expect(dates).toHaveLength(3201);
  expect(dates.filter(({ after }) => after === null)).toEqual([]);
  expect(dates.filter(({ centuryCorrected }) => centuryCorrected)).toHaveLength(22);
});
