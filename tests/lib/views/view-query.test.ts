import { expect, test } from "vitest";
import { isWholeFor, viewAddress } from "@/lib/views/view-query";

const [admin, staff] = [{ role: "admin" }, { role: "staff" }] as const;

test("staff are not given the user that a view filters by, not even in its address", () => {
  const query = "status=failed&owner=maria&sort=name";
  expect(viewAddress(query, admin)).toBe(`/jobs?${query}`);
  expect(viewAddress(query, staff)).toBe("/jobs?status=failed&sort=name");
  expect(viewAddress("owner=maria&owner=ada&tab=imports", staff)).toBe("/jobs?tab=imports");
  // "/jobs" alone would open the default view, which may be this one.
  expect(viewAddress("owner=maria", staff)).toBe("/jobs?tab=general");
  expect([isWholeFor(query, admin), isWholeFor(query, staff)]).toEqual([true, false]);
});

test("all else stays in a view's address, so that the list can say what it ignores", () => {
  const query = "status=gone&type=nobody_has_it&colour=blue";
  for (const viewer of [admin, staff]) {
    expect(viewAddress(query, viewer)).toBe(`/jobs?${query}`);
    expect(isWholeFor(query, viewer)).toBe(true);
  }
});
