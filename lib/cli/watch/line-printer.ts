import { escapeControlCharacters, harmlessLines } from "@/lib/cli/io/escape-control-characters";
import { print } from "@/lib/cli/io/print";
import { printError } from "@/lib/cli/io/stderr";
import { block, utc } from "@/lib/cli/io/table";

/** To the line above, which is emptied. */
const ONE_LINE_BACK = "\u001b[1A\u001b[2K";

const CLOCK_WIDTH = 19;

/** "2026-11-21 21:33:12", in UTC. */
export const clockOf = (moment: number): string => utc(new Date(moment).toISOString());

/**
 * Prints what is watched, one line at a time. On a terminal a line of progress replaces the one before it; elsewhere
 * each stays.
 */
export class LinePrinter {
  /** The characters of a line of the terminal; null where the output is not one. */
  private readonly columns: number | null;
  private last: "progress" | "event" = "event";

  constructor(columns: number | null) {
    this.columns = columns;
  }

  /** The heading of lines with moments. */
  heading(time: string, text: string): Promise<void> {
    return this.plain(`${time.padEnd(CLOCK_WIDTH)}  ${text}`);
  }

  /** A line with its moment, in milliseconds since 1970. */
  event(moment: number, text: string): Promise<void> {
    return this.write(timed(moment, text));
  }

  progress(moment: number, text: string): Promise<void> {
    const line = timed(moment, text);
    if (this.columns === null) return this.write(line);
    // A line that wraps could not be replaced.
    return this.write(
      (this.last === "progress" ? ONE_LINE_BACK : "") + cut(line, this.columns - 1),
      "progress",
    );
  }

  /** Lines that belong to the event before them. */
  details(lines: string): Promise<void> {
    return this.write(block("", lines).replace(/^\n+|\n$/g, ""));
  }

  plain(line: string): Promise<void> {
    return this.write(escapeControlCharacters(line));
  }

  json(value: unknown): Promise<void> {
    return this.write(harmlessLines(JSON.stringify(value)));
  }

  /** A sentence on stderr. */
  tell(sentence: string) {
    this.last = "event";
    printError(sentence);
  }

  private write(line: string, last: "progress" | "event" = "event"): Promise<void> {
    this.last = last;
    return print(`${line}\n`);
  }
}

const timed = (moment: number, text: string) => escapeControlCharacters(`${clockOf(moment)}  ${text}`);

/** The beginning of a line that takes at most so many columns. Characters of East Asia take two. */
function cut(line: string, columns: number): string {
  let room = columns;
  let shown = "";
  for (const character of line) {
    room -= (character.codePointAt(0) ?? 0) < 0x1100 ? 1 : 2;
    if (room < 0) break;
    shown += character;
  }
  return shown;
}
