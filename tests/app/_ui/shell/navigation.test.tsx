import { expect, test } from "vitest";
import { Navigation } from "@/app/_ui/shell/navigation";
import { rendered } from "@/tests/support/rendered";

const VIEWS = {
  pinned: [{ id: "1", name: "My failures", href: "/jobs?status=failed", count: null }],
  hasDefault: true,
};

/** The links that say where one is; the pinned views stand in two places, of which the style sheet shows one. */
const marked = (address: string) => {
  const [path = ""] = address.split("?");
  const links = rendered(<Navigation path={path} address={address} views={VIEWS} />, "a");
  const current = links.map(({ text, attributes }) => `${text}: ${attributes["aria-current"]}`);
  return [...new Set(current.filter((one) => !one.endsWith(": undefined")))];
};

test("a pinned view that is open is the page; the links to the list are not", () => {
  expect(marked("/jobs?status=failed")).toEqual(["Jobs: true", "My failures: page", "Job Management: true"]);
  expect(marked("/jobs?tab=general")).toEqual(["Jobs: true", "All jobs: page", "Job Management: true"]);
});

test("without an open view the list is the page, and on a job's page what it belongs to", () => {
  expect(marked("/jobs?status=running")).toEqual(["Jobs: page", "Job Management: page"]);
  expect(marked("/jobs/show/1?status=failed")).toEqual(["Jobs: true", "Job Management: true"]);
});
