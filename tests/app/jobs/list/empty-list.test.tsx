import { expect, test } from "vitest";
import { EmptyList } from "@/app/jobs/list/empty-list";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { rendered } from "@/tests/support/rendered";

const codes = (viewer: { name: string; role: "admin" | "staff" }, tab: "general" | "imports") =>
  rendered(
    <EmptyList
      filter={{ ...DEFAULT_FILTER, tab }}
      hasJobs={false}
      newJobs={{ count: 0, more: false }}
      viewer={viewer}
    />,
    "code",
  ).map(({ text }) => text);

test("only administrators are shown the command that records a first job", () => {
  expect(codes({ name: "maria", role: "staff" }, "general")).toEqual([]);
  expect(codes({ name: "maria", role: "admin" }, "imports")).toEqual([
    "npm run -s jobs -- run --type import --name First --owner maria -- date",
  ]);
  expect(codes({ name: "o'neil & co", role: "admin" }, "general")).toEqual([
    "npm run -s jobs -- run --type export --name First --owner 'o'\\''neil & co' -- date",
  ]);
});

test.each([
  [{ count: 1, more: false }, "1 new import"],
  [{ count: 25, more: true }, "25+ new imports"],
])("once there are jobs, %j, it says %s and leads to them", (newJobs, title) => {
  const empty = (
    <EmptyList
      filter={{ ...DEFAULT_FILTER, tab: "imports", status: "failed", sort: "name", page: 3 }}
      hasJobs
      newJobs={newJobs}
      viewer={{ name: "maria", role: "staff" }}
    />
  );
  expect(rendered(empty, "h2", "a").map(({ text, attributes }) => [text, attributes.href])).toEqual([
    [title, undefined],
    ["Show", "/jobs?tab=imports&status=failed"],
  ]);
});
