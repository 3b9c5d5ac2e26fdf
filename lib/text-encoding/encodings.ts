/** The encodings in which a text file can be read, by the names that people give them. */
export const ENCODINGS = ["utf-8", "utf-16", "windows-1252"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Other names of the same. As in browsers, ISO 8859-1 is read as Windows-1252, which has all of its characters. */
const ALIASES: Record<string, Encoding> = {
  utf8: "utf-8",
  utf16: "utf-16",
  "utf-16le": "utf-16",
  "utf-16be": "utf-16",
  cp1252: "windows-1252",
  windows1252: "windows-1252",
  "iso-8859-1": "windows-1252",
  latin1: "windows-1252",
};

/** The encoding of this name, in any case; null when it is not one of them. */
export function parseEncoding(name: string): Encoding | null {
  const lower = name.trim().toLowerCase();
  return (
    ENCODINGS.find((known) => known === lower) ??
    (Object.hasOwn(ALIASES, lower) ? (ALIASES[lower] ?? null) : null)
  );
}
