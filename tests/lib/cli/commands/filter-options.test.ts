import { expect, test } from "vitest";
import { requireAsGiven } from "@/lib/cli/commands/filter-options";
import { InvalidInput } from "@/lib/errors";
import { parseFilter } from "@/lib/jobs/filter/parse-filter";

const VIEWER = { role: "admin" } as const;

test("what the dashboard ignores with a notice is refused, and what it takes is taken", () => {
  for (const bad of [
    { status: "queued" },
    { status: "" },
    { status: "Failed" },
    { type: "No Type" },
    { tab: "import" },
    { tab: "" },
    { tab: "Imports" },
    { sort: "id" },
    { page: "0" },
    { page: "-1" },
    { page: "1e3" },
    { page: "" },
  ]) {
    expect(() => requireAsGiven(bad, parseFilter(bad, VIEWER).filter, VIEWER)).toThrow(InvalidInput);
  }
  const good = { tab: "imports", status: "pending", type: "import", sort: "name", page: "3" };
  for (const given of [{}, good]) requireAsGiven(given, parseFilter(given, VIEWER).filter, VIEWER);
});
