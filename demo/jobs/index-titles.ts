import { linkedFile } from "@/demo/data/dataset";
import { FILM_FILE, readFilms } from "@/demo/data/films";
import { wordsOf } from "@/demo/data/words";
import { breathe, type DemoJob } from "@/demo/work";

const COMMONEST = 10;

/** Brings a search index up to date with the film titles. */
export const indexTitles: DemoJob = {
  owner: "administrator",
  record: {
    type: "sync",
    name: "Bring the title search up to date",
    description: "Builds the inverted index of all film titles: for each word, the films that have it.",
    runAt: "https://example.org/films/search",
    object: linkedFile(FILM_FILE, "Films"),
  },
  async work({ job, signal }) {
    const titles = (await readFilms()).map((film) => film.Title ?? "");
    await job.progress(0, titles.length, "reading titles");
    await breathe(signal);
    const index = indexWords(titles);
    await job.progress(titles.length, titles.length);
    const entries = [...index].sort(
      ([a, these], [b, those]) => those.length - these.length || (a < b ? -1 : 1),
    );
    await job.output({
      titles: titles.length,
      words: index.size,
      references: entries.reduce((sum, [, films]) => sum + films.length, 0),
      bytesAsJson: Buffer.byteLength(JSON.stringify(entries)),
      commonest: entries.slice(0, COMMONEST).map(([word, films]) => ({ word, titles: films.length })),
    });
  },
};

/** For each word the numbers of the titles that have it, each once, in order. */
export function indexWords(titles: string[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [number, title] of titles.entries()) {
    for (const word of new Set(wordsOf(title))) {
      const films = index.get(word);
      if (films) films.push(number);
      else index.set(word, [number]);
    }
  }
  return index;
}
