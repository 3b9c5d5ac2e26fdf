import { resolve } from "node:path";
import { globSync } from "tinyglobby";
import { z } from "zod";

const texts: z.ZodType<Texts> = z.lazy(() => z.record(z.string(), z.union([z.string(), texts])));

/** A topic, or a group of it: messages by name. */
export interface Texts {
  [name: string]: string | Texts;
}

export interface Topic {
  /** Its path within the language's folder, without ending: "jobs/clear". */
  path: string;
  /** The name that it is exported by: "clearTexts". */
  name: string;
  texts: Texts;
}

const FOLDER = "lib/texts/en";

/** All topics of the catalogue. */
export async function readCatalogue(): Promise<Topic[]> {
  const topics = globSync(`${FOLDER}/**/*.ts`, { ignore: `${FOLDER}/locale.ts` }).map(readTopic);
  return (await Promise.all(topics)).flat();
}

async function readTopic(file: string): Promise<Topic[]> {
  const exported = z.record(z.string(), texts).parse(await import(/* @vite-ignore */ resolve(file)));
  const path = file.slice(FOLDER.length + 1).replace(/\.ts$/, "");
  return Object.entries(exported).map(([name, found]) => ({ path, name, texts: found }));
}

/** The same topic with each message changed. */
export const mapTexts = (found: Texts, change: (message: string) => string): Texts =>
  Object.fromEntries(
    Object.entries(found).map(([name, one]) => [
      name,
      typeof one === "string" ? change(one) : mapTexts(one, change),
    ]),
  );

/** The messages of a topic, each with its name: ["status.failed.label", "Failed"]. */
export const messagesOf = (found: Texts, within = ""): [name: string, message: string][] =>
  Object.entries(found).flatMap(([name, one]) =>
    typeof one === "string" ? [[within + name, one]] : messagesOf(one, `${within}${name}.`),
  );
