import { z } from "zod";
import { readData } from "./dataset";

const film = z.object({
  // Titles such as "1776" are numbers in the file.
  Title: z.union([z.string(), z.number().transform(String)]).nullable(),
  "Release Date": z.string(),
  "Major Genre": z.string().nullable(),
  Director: z.string().nullable(),
  Distributor: z.string().nullable(),
  "Production Budget": z.number().nullable(),
  "Worldwide Gross": z.number().nullable(),
  "IMDB Rating": z.number().nullable(),
});

export type Film = z.infer<typeof film>;

export const FILM_FILE = "movies.json";

/** All films of the table, checked. */
export async function readFilms(): Promise<Film[]> {
  return z.array(film).parse(JSON.parse((await readData(FILM_FILE)).toString("utf8")));
}
