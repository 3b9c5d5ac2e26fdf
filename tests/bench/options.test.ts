import { expect, test } from "vitest";
import { readOptions } from "@/bench/options";

test("without options the bench measures a million jobs, all figures, in a folder of its own", () => {
  expect(readOptions([])).toEqual({ jobs: 1_000_000, json: false, save: null, only: null, data: null });
});

test("every option is taken", () => {
  const args = "--jobs 10000000 --json --save out.json --only one,two --data kept".split(" ");
  expect(readOptions(args)).toEqual({
    jobs: 10_000_000,
    json: true,
    save: "out.json",
    only: ["one", "two"],
    data: "kept",
  });
});

test.each([
  [["--jobs", "0"], '--jobs: give a number from 1 to 999999999, not "0".'],
  [["--jobs", "1e6"], '--jobs: give a number from 1 to 999999999, not "1e6".'],
  [["--size", "7"], "--size"],
])("%j is refused", (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
