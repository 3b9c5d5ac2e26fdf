const LONGEST = 200;
/** Of UTF-8. File systems take no longer name, and saving a download under one fails. */
export const MOST_BYTES = 255;

/** A producer's file name made safe: no folders, no control characters, at most 200 characters. */
export function cleanFileName(name: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").trim();
  const [stem, ending] = splitEnding(plain);
  const short = [...stem].slice(0, LONGEST - ending.length).join("") + ending;
  return /^\.*$/.test(short) ? "file" : short;
}

/**
 * RFC 6266 with RFC 8187: a plain ASCII name for old clients, and the real one encoded. Both have at most 255 bytes, the
 * ending included.
 */
export function contentDisposition(name: string): string {
  const [stem, ending] = splitEnding(cleanFileName(name));
  const clean = atMost([...stem], MOST_BYTES - ending.length) + ending;
  const ascii = clean.replace(/[^\u0020-\u007e]/g, "_").replace(/["%]/g, "_");
  const encoded = encodeURIComponent(clean).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** As many of the first characters as have room in so many bytes. */
export function atMost(characters: readonly string[], most: number): string {
  let room = most;
  const end = characters.findIndex((character) => {
    room -= Buffer.byteLength(character);
    return room < 0;
  });
  return characters.slice(0, end < 0 ? undefined : end).join("");
}

/** The name before its ending, and the ending with its dot: an extension of at most 16 letters and digits, or none. */
export function splitEnding(name: string): [string, string] {
  const ending = /\.[A-Za-z0-9]{1,16}$/.exec(name)?.[0] ?? "";
  return [name.slice(0, name.length - ending.length), ending];
}
