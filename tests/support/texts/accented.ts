import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type MessagePart, parseMessage } from "@/lib/texts/parse-message";
import { mapTexts, readCatalogue } from "./catalogue";

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = "áƀçďéƒǧĥíĵķľḿñóṕɋřšťúṽŵẍýžÁɃÇĎÉƑǦĤÍĴĶĽḾÑÓṔɊŘŠŤÚṼŴẌÝŽ";

/** A message of the catalogue with every letter accented, and with the same places, choices and tags. */
export const accentedMessage = (message: string): string => parseMessage(message).map(written).join("");

function written(part: MessagePart): string {
  if (typeof part === "string") return [...part].map(accentedLetter).join("");
  if (part.kind === "count") return "#";
  if (part.kind === "tag") return `<${part.name}>${part.children.map(written).join("")}</${part.name}>`;
  if (!("branches" in part)) return part.kind === "value" ? `{${part.name}}` : `{${part.name}, number}`;
  const branches = [...part.branches].map(([word, parts]) => `${word} {${parts.map(written).join("")}}`);
  return `{${part.name}, ${part.kind}, ${branches.join(" ")}}`;
}

const accentedLetter = (letter: string) => ACCENTED[PLAIN.indexOf(letter)] ?? letter;

/** Writes a second language: the first one's texts, accented. */
export async function writeAccentedTexts(folder: string) {
  const files = new Map<string, string>([["locale", 'export const LOCALE = "en-GB";\n']]);
  for (const { path, name, texts } of await readCatalogue()) {
    const accented = JSON.stringify(mapTexts(texts, accentedMessage), null, 2);
    files.set(path, `${files.get(path) ?? ""}export const ${name} = ${accented} as const;\n`);
  }
  for (const [path, text] of files) {
    const file = join(folder, `${path}.ts`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
