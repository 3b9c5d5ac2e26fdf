import { expect, test } from "vitest";
import { filterAddress } from "@/app/jobs/filter/filter-address";

const fields = (words: Record<string, string>) => {
  const form = new FormData();
  for (const [name, word] of Object.entries(words)) form.append(name, word);
  return form;
};

test("an address has what is chosen and nothing else", () => {
  expect(filterAddress(fields({ status: "", type: "", sort: "date" }))).toBe("/jobs?tab=general");
  expect(filterAddress(fields({ tab: "imports", status: "failed", type: "", sort: "date" }))).toBe(
    "/jobs?tab=imports&status=failed",
  );
  expect(filterAddress(fields({ status: "", type: "a&b=c ü", sort: "name" }))).toBe(
    "/jobs?type=a%26b%3Dc+%C3%BC&sort=name",
  );
});

test("the words that stand in the search field now are searched for, and the form's filters stay", () => {
  const form = fields({ q: "applied", status: "running", sort: "date" });
  expect(filterAddress(form)).toBe("/jobs?status=running&q=applied");
  expect(filterAddress(form, 'status:failed harbour -draft "exact words"')).toBe(
    "/jobs?status=running&q=harbour+-draft+%22exact+words%22",
  );
  expect(filterAddress(form, "colour:red status:")).toBe("/jobs?status=running&q=colour%3Ared+status%3A");
  expect(filterAddress(form, " ")).toBe("/jobs?status=running");
});
