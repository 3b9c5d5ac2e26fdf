import { expect, test } from "vitest";
import { filterAddress } from "@/app/jobs/list/filter-address";

const fields = (words: Record<string, string>) => {
  const form = new FormData();
  for (const [name, word] of Object.entries(words)) form.append(name, word);
  return form;
};

test("an address has what is chosen and nothing else", () => {
  expect(filterAddress(fields({ status: "", type: "", sort: "date" }))).toBe("/jobs");
  expect(filterAddress(fields({ tab: "imports", status: "failed", type: "", sort: "date" }))).toBe(
    "/jobs?tab=imports&status=failed",
  );
  expect(filterAddress(fields({ status: "", type: "a&b=c ü", sort: "name" }))).toBe(
    "/jobs?type=a%26b%3Dc+%C3%BC&sort=name",
  );
});
