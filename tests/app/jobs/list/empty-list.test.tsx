import { expect, test } from "vitest";
import { EmptyList } from "@/app/jobs/list/empty-list";
import { DEFAULT_FILTER } from "@/lib/jobs/filter/filter";
import { rendered } from "@/tests/support/rendered";

const codes = (viewer: { name: string; role: "admin" | "staff" }, tab: "general" | "imports") =>
  rendered(
    <EmptyList
      filter={{ ...DEFAULT_FILTER, tab }}
      chips={[]}
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
      chips={[]}
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

test("a search that found nothing is offered with less, what narrows most first", () => {
  const chip = (label: string, isWord?: true) => ({
    label,
    without: `/jobs?without=${label}`,
    ...(isWord && { isWord }),
  });
  const empty = (
    <EmptyList
      filter={DEFAULT_FILTER}
      chips={[
        chip("harbour", true),
        chip("Failed"),
        chip("Run by maria"),
        chip("Since today"),
        chip("Silent"),
      ]}
      hasJobs
      newJobs={{ count: 0, more: false }}
      viewer={{ name: "maria", role: "staff" }}
    />
  );
  const [title, said, ...links] = rendered(empty, "h2", "p", "a").map(({ text }) => text);
  expect([title, said]).toEqual([
    "No jobs match these filters",
    "Searched for: harbour, Failed, Run by maria, Since today and Silent.",
  ]);
  expect(links).toEqual([
    "Search without “harbour”",
    "Search without “Silent”",
    "Search without “Since today”",
    "Search without “Run by maria”",
    "Change or clear the filters to see other jobs.",
    "Clear filters",
  ]);
});
