import { writeToBuffer } from "fast-csv";
import { linkedFile } from "@/demo/data/dataset";
import { FILM_FILE, readFilms } from "@/demo/data/films";
import { breathe, type DemoJob } from "@/demo/work";

/** The table was made in 2011: a later date had its century guessed from two digits. */
const NEWEST_YEAR = 2011;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** One edit of all records: writes every release date as an ISO date. */
export const normaliseDates: DemoJob = {
  owner: "administrator",
  record: {
    type: "batch_update",
    name: "Normalise release dates to ISO 8601",
    description:
      "Rewrites “Jun 12 1998” as 1998-06-12 in every film, and puts films that would be from the future " +
      "(“Dec 15 2039” for Gone with the Wind) back into their century.",
    runAt: "https://example.org/films/dates",
    object: linkedFile(FILM_FILE, "Films"),
  },
  async work({ job, signal }) {
    const films = await readFilms();
    await job.progress(0, films.length, "reading dates");
    await breathe(signal);
    const edits = films.map((film) => {
      const before = film["Release Date"];
      return { title: film.Title ?? "", before, ...isoDate(before) };
    });
    await job.result(
      "release-dates.csv",
      await writeToBuffer(edits, { headers: ["title", "before", "after"] }),
    );
    await job.progress(films.length, films.length);
    const corrected = edits.filter((edit) => edit.centuryCorrected);
    await job.output({
      records: edits.length,
      changed: edits.filter(({ before, after }) => after !== null && after !== before).length,
      unchanged: edits.filter(({ before, after }) => after === before).length,
      unreadable: edits.filter(({ after }) => after === null).length,
      centuryCorrected: corrected.map(({ title, before, after }) => ({ title, before, after })),
    });
  },
};

/** "Jun 12 1998" as 1998-06-12; an ISO date as it is; null for text that is not a day of the calendar. */
export function isoDate(text: string): { after: string | null; centuryCorrected: boolean } {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  const [, word = "", day = "", year = ""] = /^([A-Z][a-z]{2}) (\d\d?) (\d{4})$/.exec(text) ?? [];
  const [y, m, d] = iso ? iso.slice(1).map(Number) : [Number(year), MONTHS.indexOf(word) + 1, Number(day)];
  if (y === undefined || m === undefined || d === undefined) return { after: null, centuryCorrected: false };
  const centuryCorrected = y > NEWEST_YEAR;
  const date = new Date(Date.UTC(centuryCorrected ? y - 100 : y, m - 1, d));
  // February 30 would silently become March 2.
  const isDay = date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return {
    after: isDay ? date.toISOString().slice(0, 10) : null,
    centuryCorrected: isDay && centuryCorrected,
  };
}
