import { expect, test } from "vitest";
import { unknownParameters } from "@/lib/jobs/params";

test("parameters that a page does not have are named, the first five of many", () => {
  const known = ["status", "page"];
  expect(unknownParameters({ status: "failed", page: "2" }, known)).toEqual([]);
  expect(unknownParameters({ q: "x", status: "failed" }, known)).toEqual([
    "Unknown parameter “q” was ignored.",
  ]);
  expect(unknownParameters({ q: "x", owner: ["a", "b"] }, known)).toEqual([
    "Unknown parameters “q”, “owner” were ignored.",
  ]);
  const many = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`p${at}`, ""]));
  expect(unknownParameters(many, known)).toEqual([
    "Unknown parameters “p0”, “p1”, “p2”, “p3”, “p4” and 1,995 others were ignored.",
  ]);
  expect(unknownParameters({ ["a\n‮".repeat(40)]: "" }, known)[0]).not.toMatch(/\n|‮/);
});
