import { atMost, cleanFileName, MOST_BYTES, splitEnding } from "@/lib/files/file-name";

/** Windows takes these for devices, whatever the ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/i;

/**
 * A file name that every system can write: composed (NFC), without folders, control characters or what Windows refuses,
 * at most 255 bytes.
 */
export function portableName(name: string): string {
  const plain = withoutEnd(cleanFileName(name.normalize("NFC")).replace(/[<>:"|?*]/g, "_")) || "file";
  return withinBytes(DEVICE.test(plain) ? `_${plain}` : plain);
}

/** "rows (2).csv": another name for a file beside others of the same name. */
export const numberedName = (name: string, number: number): string => withinBytes(name, ` (${number})`);

/** The name with `addition` before its ending, cut before that to the bytes that a file system takes. */
function withinBytes(name: string, addition = ""): string {
  const [stem, ending] = splitEnding(name);
  const room = MOST_BYTES - Buffer.byteLength(addition + ending);
  return withoutEnd(atMost([...stem], room)) + addition + ending;
}

/** Windows drops dots and spaces at the end of a name. */
const withoutEnd = (name: string): string => name.replace(/[. ]+$/, "");
