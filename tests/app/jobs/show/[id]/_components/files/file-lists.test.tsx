import { expect, test } from "vitest";
import { FileLists } from "@/app/jobs/show/[id]/_components/files/file-lists.client";
import { fileRow } from "@/app/jobs/show/[id]/_components/files/file-row";
import type { ShownFile } from "@/lib/jobs/files/read-job-files";
import { rendered } from "@/tests/support/rendered";

const FILE: ShownFile = {
  id: "7",
  kind: "output",
  name: "rows.csv",
  size: 1_500,
  mediaType: "text/csv",
  sha256: "ab".repeat(32),
  createdAt: "2026-03-01T11:00:02.5Z",
  isResult: false,
  state: "present",
};

/** The page's list with these files, each with what differs from an ordinary one. */
function lists(files: Partial<ShownFile>[], previewed: string | null = null) {
  const options = { jobId: "4", search: { status: "failed" }, zone: "Asia/Tokyo", previewed };
  const rows = files.map((file, at) => fileRow({ ...FILE, id: String(7 + at), ...file }, options));
  const kinds = JSON.stringify([{ id: "files-output", title: "Output Files", count: "1", rows }]);
  return (
    <FileLists kinds={kinds} previewed={previewed}>
      the beginning
    </FileLists>
  );
}

const texts = (element: ReturnType<typeof lists>, ...tags: string[]) =>
  rendered(element, ...tags).map(({ text }) => text);

test("a file is its name, its size and the way to its preview; all else is behind the fold", () => {
  expect(texts(lists([{}]), "li")).toEqual([
    "rows.csv1.5 kBPreview",
    `rows.csvtext/csv1 Mar 2026 20:00:02${FILE.sha256}`,
  ]);
  expect(texts(lists([{}]), "summary")).toEqual(["Types, times and checksums (SHA-256)"]);
});

test("the icon's link says what it downloads, and a report comes with a byte-order mark", () => {
  const links = rendered(lists([{}, { kind: "error_report" }]), "a").map(({ attributes }) => [
    attributes.href,
    attributes["aria-label"],
  ]);
  expect(links).toEqual([
    ["/jobs/show/4/files/7", "Download rows.csv, 1.5 kB"],
    ["/jobs/show/4?status=failed&preview=7#file-7", "Preview of rows.csv"],
    ["/jobs/show/4/files/8?bom=1", "Download rows.csv, 1.5 kB"],
    ["/jobs/show/4?status=failed&preview=8#file-8", "Preview of rows.csv"],
  ]);
});

test("a file that is lost leads nowhere, and says why", () => {
  for (const [state, remark] of [
    ["gone", "File missing"],
    ["changed", "File changed"],
  ] as const) {
    expect(rendered(lists([{ state }]), "a")).toEqual([]);
    expect(texts(lists([{ state }]), "li")[0]).toBe(`rows.csv${remark}1.5 kB`);
  }
  expect(texts(lists([{ state: "unknown" }]), "li")[0]).toBe("rows.csvFile storage unavailable1.5 kBPreview");
});

test("an open preview stands in its file's row, which has no link to it then", () => {
  expect(texts(lists([{}, {}], "8"), "li").slice(0, 2)).toEqual([
    "rows.csv1.5 kBPreview",
    "rows.csv1.5 kBthe beginning",
  ]);
});
