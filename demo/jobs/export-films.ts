import { writeToBuffer } from "fast-csv";
import { linkedFile } from "@/demo/data/dataset";
import { FILM_FILE, type Film, readFilms } from "@/demo/data/films";
import type { DemoJob } from "@/demo/work";

/** Writes the films as a CSV, which is the job's result. */
export const exportFilms: DemoJob = {
  owner: "staff",
  record: {
    type: "export",
    name: "Export films as CSV",
    description: "Writes title, date, genre, director and takings of every film into one CSV file.",
    runAt: "https://example.org/films/export",
    object: linkedFile(FILM_FILE, "Films"),
  },
  async work({ job }) {
    const films = await readFilms();
    await job.progress(0, films.length, "writing films.csv");
    const csv = await writeToBuffer(films.map(toRow), { headers: true, includeEndRowDelimiter: true });
    await job.result("films.csv", csv);
    await job.progress(films.length, films.length);
    await job.output({ rows: films.length, bytes: csv.length, columns: Object.keys(COLUMNS) });
  },
};

const COLUMNS = {
  Title: "Title",
  Released: "Release Date",
  Genre: "Major Genre",
  Director: "Director",
  Distributor: "Distributor",
  Budget: "Production Budget",
  Takings: "Worldwide Gross",
} as const satisfies Record<string, keyof Film>;

const toRow = (film: Film) =>
  Object.fromEntries(Object.entries(COLUMNS).map(([column, field]) => [column, film[field] ?? ""]));
