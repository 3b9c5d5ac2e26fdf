import { linkedFile } from "@/demo/data/dataset";
import { editDistance } from "@/demo/data/edit-distance";
import { FILM_FILE, readFilms } from "@/demo/data/films";
import { breathe, type DemoJob } from "@/demo/work";

const EVERY = 50;
/** Shorter titles are similar by chance. */
const SHORTEST = 8;

/** Looks for films that were entered twice. It is really stopped when a quarter of them is compared with all others. */
export const findDuplicates: DemoJob = {
  owner: "administrator",
  record: {
    type: "validation",
    name: "Look for films entered twice",
    description:
      "Compares every title with every other, letting one changed letter pass. Stopped on purpose after a " +
      "quarter: what was found until then is in the output.",
    runAt: "https://example.org/films/duplicates",
    object: linkedFile(FILM_FILE, "Films"),
  },
  async work({ job, signal, cancel }) {
    const titles = (await readFilms())
      .map((film) => film.Title ?? "")
      .filter((title) => title.length >= SHORTEST);
    const alike: [string, string][] = [];
    for (const [at, title] of titles.entries()) {
      if (at % EVERY === 0) {
        await job.progress(at, titles.length, title);
        await job.output({ titles: titles.length, comparedWithAllOthers: at, alike });
        if (at > titles.length / 4) cancel();
        await breathe(signal);
      }
      for (const other of titles.slice(at + 1)) {
        if (editDistance(title.toLowerCase(), other.toLowerCase(), 1) <= 1) alike.push([title, other]);
      }
    }
  },
};
