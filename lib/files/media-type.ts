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

/**
 * The media type that a download is sent with: only known ones, so that no producer can make it a page. The charset is
 * the one that the producer gave; nobody else knows it.
 */
export function safeMediaType(mediaType: string): string {
  const type = essence(mediaType);
  const charset = charsetOf(mediaType);
  if (!KNOWN.has(type)) return ANY;
  return charset === null ? type : `${type}; charset=${charset}`;
}

/** A media type without its parameters. */
export const essence = (mediaType: string): string => (mediaType.split(";")[0] ?? "").trim().toLowerCase();

/** The charset of a media type, such as iso-8859-1; null if it names none. */
export const charsetOf = (mediaType: string): string | null =>
  CHARSET.exec(mediaType)?.[1]?.toLowerCase() ?? null;

const CHARSET = /;\s*charset=\s*"?([a-z0-9][\w.:+-]{0,39})"?\s*(?:;|$)/i;

/** The type with the charset of a request's Content-Type, if that is about the same type and it has none itself. */
export function withCharsetOf(contentType: string | null, mediaType: string): string {
  const charset = charsetOf(contentType ?? "");
  const isSame = essence(contentType ?? "") === essence(mediaType);
  return isSame && charset !== null && charsetOf(mediaType) === null
    ? `${mediaType}; charset=${charset}`
    : mediaType;
}
