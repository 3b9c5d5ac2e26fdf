import { expect, test } from "vitest";
import { InvalidInput } from "@/lib/errors";
import { parseClearTab } from "@/lib/jobs/clear/clear-tab";
import { TABS } from "@/lib/jobs/tab";

test("a clear without a tab takes every job's tab, and one with a tab that one", () => {
  expect(parseClearTab(undefined)).toBe("general");
  for (const tab of TABS) expect(parseClearTab(tab)).toBe(tab);
});

const NO_TABS = ["", " imports", "Imports", "import", "all", null, 0, ["imports"], {}];

test.each(NO_TABS.map((given) => [given]))("%j is refused by name, with what it may be", (given) => {
  expect(() => parseClearTab(given)).toThrow(new InvalidInput("tab", "give general or imports."));
});
