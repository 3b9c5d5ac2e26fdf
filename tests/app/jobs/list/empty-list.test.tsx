import { expect, test } from "vitest";
import { EmptyList } from "@/app/jobs/list/empty-list";
import { rendered } from "@/tests/support/rendered";

const codes = (viewer: { name: string; role: "admin" | "staff" }, tab: "general" | "imports") =>
  rendered(<EmptyList tab={tab} hasJobs={false} viewer={viewer} />, "code").map(({ text }) => text);

test("only administrators are shown the command that records a first job", () => {
  expect(codes({ name: "maria", role: "staff" }, "general")).toEqual([]);
  expect(codes({ name: "maria", role: "admin" }, "imports")).toEqual([
    "npm run -s jobs -- run --type import --name First --owner maria -- date",
  ]);
  expect(codes({ name: "o'neil & co", role: "admin" }, "general")).toEqual([
    "npm run -s jobs -- run --type export --name First --owner 'o'\\''neil & co' -- date",
  ]);
});
