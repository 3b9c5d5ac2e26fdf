import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { linkedFile, readData } from "@/demo/data/dataset";
import { FILM_FILE } from "@/demo/data/films";
import { type DemoJob, rounded } from "@/demo/work";

/** Compresses a file, which is the job's result. */
export const compressFilms: DemoJob = {
  owner: "administrator",
  record: {
    type: "conversion",
    name: "Compress the film table with gzip",
    description: "Converts the film table into a gzip file for people on slow connections.",
    runAt: "https://example.org/films/download",
    object: linkedFile(FILM_FILE, "Films"),
  },
  async work({ job }) {
    const plain = await readData(FILM_FILE);
    await job.progress(0, 1, FILM_FILE);
    const compressed = await promisify(gzip)(plain, { level: 9 });
    await job.result(`${FILM_FILE}.gz`, compressed);
    await job.progress(1, 1, FILM_FILE);
    const saved = rounded(100 * (1 - compressed.length / plain.length), 1);
    await job.output({
      file: FILM_FILE,
      before: plain.length,
      after: compressed.length,
      savedPercent: saved,
    });
  },
};
