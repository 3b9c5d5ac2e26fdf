import { expect, test } from "vitest";
import { readData } from "@/demo/data/dataset";
import { detect } from "@/demo/data/format";

test.each([
  ["7zip.png", "PNG image", null],
  ["airports.csv", "CSV", 3376],
  ["earthquakes.json", "GeoJSON", 1707],
  ["flights-200k.arrow", "Arrow table", null],
  ["flights-3m.parquet", "Parquet table", null],
  ["movies.json", "JSON records", 3201],
  ["unemployment.tsv", "TSV", 3218],
  ["us-10m.json", "TopoJSON", 3],
  ["volcano.json", "JSON document", 1],
])("%s is known by its content as a %s", async (file, format, records) => {
  expect(await detect(await readData(file))).toEqual({ format, records });
});
