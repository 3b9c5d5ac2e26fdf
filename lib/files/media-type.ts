const BY_ENDING: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gz: "application/gzip",
  jpg: "image/jpeg",
  json: "application/json",
  ndjson: "application/x-ndjson",
  pdf: "application/pdf",
  png: "image/png",
  tsv: "text/tab-separated-values",
  txt: "text/plain",
  xml: "application/xml",
  zip: "application/zip",
};
const ANY = "application/octet-stream";
const KNOWN = new Set(Object.values(BY_ENDING));

/** The media type for a file name's ending. */
export function mediaTypeOf(name: string): string {
  const ending = name.split(".").at(-1)?.toLowerCase() ?? "";
  return Object.hasOwn(BY_ENDING, ending) ? (BY_ENDING[ending] ?? ANY) : ANY;
}

/** The media type that a download is sent with: only known ones, so that no producer can make it a page. */
export function safeMediaType(mediaType: string): string {
  if (!KNOWN.has(mediaType)) return ANY;
  return mediaType.startsWith("text/") ? `${mediaType}; charset=utf-8` : mediaType;
}
