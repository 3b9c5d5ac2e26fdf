import { createReadStream } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { parseString } from "fast-csv";
import { z } from "zod";

const PACKAGE = join(dirname(createRequire(import.meta.url).resolve("vega-datasets")), "..");

/** One file, as the package that it comes from describes it. */
export interface Dataset {
  name: string;
  file: string;
  description: string;
  /** SHA-1 of the file as Git stores it. */
  gitHash: string;
}

const description = z.object({
  resources: z.array(
    z.object({
      name: z.string(),
      path: z.string(),
      description: z.string(),
      hash: z.string().regex(/^sha1:[0-9a-f]{40}$/),
    }),
  ),
});

/** The data sets that vega-datasets describes, one for each file. */
export async function readDatasets(): Promise<Dataset[]> {
  const text = await readFile(join(PACKAGE, "datapackage.json"), "utf8");
  return description.parse(JSON.parse(text)).resources.map((resource) => ({
    name: resource.name,
    file: resource.path,
    description: resource.description,
    gitHash: resource.hash.slice("sha1:".length),
  }));
}

/** The names of the files in vega-datasets, sorted. */
export const listDataFiles = async (): Promise<string[]> => (await readdir(join(PACKAGE, "data"))).sort();

/** The bytes of one of these files. */
export const readData = (file: string): Promise<Buffer> => readFile(join(PACKAGE, "data", file));

/** The same, in chunks. */
export const openData = (file: string): Readable => createReadStream(join(PACKAGE, "data", file));

const row = z.record(z.string(), z.string());
export type Row = z.infer<typeof row>;

/** The rows of a table with a header line. */
export function parseTable(text: string, delimiter = ","): Promise<Row[]> {
  return new Promise((done, failed) => {
    const rows: Row[] = [];
    parseString(text, { headers: true, delimiter })
      .on("error", failed)
      .on("data", (data: unknown) => rows.push(row.parse(data)))
      .on("end", () => done(rows));
  });
}

/** The collection as a whole, for jobs that are about all of it. */
export const COLLECTION = {
  className: "Collection",
  key: "vega-datasets",
  label: "vega-datasets",
  url: "https://github.com/vega/vega-datasets",
};

/** Where people find a file, and what it holds. */
export const linkedFile = (file: string, label: string) => ({
  className: "Dataset",
  key: file,
  label,
  url: `https://github.com/vega/vega-datasets/blob/main/data/${file}`,
});
