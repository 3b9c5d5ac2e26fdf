import { essence, mediaTypeOf } from "@/lib/files/media-type";

export type PreviewKind = "table" | "text";

const TABLES = new Set(["text/csv", "text/tab-separated-values"]);
const TEXTS = /^(text\/.+|application\/(json|x-ndjson|ndjson|jsonl|xml|yaml|sql|javascript)|.+\+(json|xml))$/;
/** What browsers and programs send when they don't know the type, or send for every CSV. */
const SAY_NOTHING = new Set(["", "application/octet-stream", "application/vnd.ms-excel", "text/plain"]);

/** How a page can show the beginning of a file, or null: by its media type, else by its name's ending. */
export function previewKind({ name, mediaType }: { name: string; mediaType: string }): PreviewKind | null {
  const declared = essence(mediaType);
  const byEnding = SAY_NOTHING.has(declared) ? kindOf(mediaTypeOf(name)) : null;
  return byEnding ?? kindOf(declared);
}

function kindOf(mediaType: string): PreviewKind | null {
  if (TABLES.has(mediaType)) return "table";
  return TEXTS.test(mediaType) ? "text" : null;
}
