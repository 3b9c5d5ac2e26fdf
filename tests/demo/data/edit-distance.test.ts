import { expect, test } from "vitest";
import { editDistance } from "@/demo/data/edit-distance";

test.each([
  ["kitten", "sitting", 3],
  ["part ii", "part iii", 1],
  ["", "abc", 3],
  ["same", "same", 0],
])("%s and %s are %i changes apart", (from, to, changes) => {
  expect(editDistance(from, to, 10)).toBe(changes);
  expect(editDistance(to, from, 10)).toBe(changes);
});

test("counting stops above the limit", () => {
  expect(editDistance("kitten", "sitting", 1)).toBe(2);
});
