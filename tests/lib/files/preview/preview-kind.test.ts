import { expect, test } from "vitest";
import { previewKind } from "@/lib/files/preview/preview-kind";

test.each([
  ["rows.csv", "text/csv", "table"],
  ["rows.csv", "text/csv; charset=utf-8", "table"],
  ["ROWS.CSV", "application/vnd.ms-excel", "table"],
  ["rows.csv", "application/octet-stream", "table"],
  ["rows.tsv", "text/plain", "table"],
  ["rows", "TEXT/TAB-SEPARATED-VALUES", "table"],
  ["notes.txt", "text/plain", "text"],
  ["page.html", "text/html", "text"],
  ["a.json", "application/json", "text"],
  ["a.ndjson", "application/x-ndjson", "text"],
  ["a.xml", "application/xml", "text"],
  ["a.svg", "image/svg+xml", "text"],
  ["a.geojson", "application/geo+json", "text"],
  ["rows.csv.gz", "application/gzip", null],
  ["a.zip", "application/zip", null],
  ["a.pdf", "application/pdf", null],
  ["a.csv", "application/pdf", null],
  ["a.xls", "application/vnd.ms-excel", null],
  ["a", "application/octet-stream", null],
  ["", "", null],
])("%s of the type %s is shown as: %s", (name, mediaType, kind) => {
  expect(previewKind({ name, mediaType })).toBe(kind);
});
