import { expect, test } from "vitest";
import { latencies } from "@/bench/live/latencies";
import { marksIn, markText } from "@/bench/live/marks";
import { quantile } from "@/bench/load/producers";

const ownerOf = (viewer: number) => viewer % 2;
const marks = [
  { mark: 4, owner: 0, at: 1_000 },
  { mark: 5, owner: 1, at: 1_010 },
  { mark: 9, owner: 0, at: 2_000 },
];

test("each mark is timed for each viewer of its owner, a replaced one by the later one that came", () => {
  const seen: [number, number][][] = [
    [
      [4, 1_500],
      [9, 2_600],
    ],
    [[5, 1_020]],
    [[9, 2_400]],
    [[5, 1_030]],
  ];
  expect(latencies(marks, seen, ownerOf)).toEqual([500, 1_400, 10, 20, 600, 400]);
  expect(quantile(latencies(marks, seen, ownerOf), 0.95)).toBe(1_400);
});

test("a value that did not come is no latency but a fault", () => {
  expect(() => latencies(marks, [[[4, 1_500]], [[5, 1_020]]], ownerOf)).toThrow(
    "A viewer of owner 0 has not seen mark 9.",
  );
});

test("marks are found in what a stream brings, and no other numbers", () => {
  expect(marksIn(`{"note":["${markText(12)}"],"id":"34"} ${markText(5)} mark 77`)).toEqual([12, 5]);
});
