import { FRAMES_LEFT_OUT, TRACE_RULES } from "./trace-rules";

/** Frames of the application's own code, frames of a runtime or an installed package, and other text. */
type Kind = "text" | "application" | "library";

export interface TraceRun {
  kind: Kind;
  text: string;
}

/** In characters; a longer or shorter line is text. */
const [SHORTEST_FRAME, LONGEST_FRAME] = [6, 2000];
/** Each run takes some 140 bytes of a page besides its text; the shortest lines made 75,000 of a trace of 256 KB. */
const MOST_RUNS = 10_000;

/**
 * A stack trace in runs of lines of one kind, by the rules of many languages; a line that fits none is text. The runs,
 * joined, are exactly the trace. Everything after the first 10,000 runs is text as well.
 */
export function groupFrames(trace: string): TraceRun[] {
  const lines = trace.match(/[^\n]*\n|[^\n]+/g) ?? [];
  const kinds = kindsOf(lines);
  const runs: TraceRun[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = (runs.length < MOST_RUNS && kinds[at]) || "text";
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += line;
    else runs.push({ kind, text: line });
  }
  return runs;
}

function kindsOf(lines: string[]): Kind[] {
  const kinds: Kind[] = [];
  /** The frame above whose source may follow. */
  let source: { kind: Kind; indent: number } | null = null;
  for (const [at, line] of lines.entries()) {
    if (FRAMES_LEFT_OUT.test(line)) {
      kinds.push(kinds[at - 1] ?? "text");
      continue;
    }
    if (source && indentOf(line) > source.indent) {
      kinds.push(source.kind);
      continue;
    }
    const frame = frameOf(line, lines[at - 1]);
    kinds.push(frame?.kind ?? "text");
    if (frame?.startsAbove) kinds[at - 1] = frame.kind;
    source = frame?.sourceBelow ? { kind: frame.kind, indent: indentOf(line) } : null;
  }
  return kinds;
}

function frameOf(line: string, before = "") {
  if (line.length < SHORTEST_FRAME || line.length > LONGEST_FRAME) return null;
  const plain = line.trim();
  for (const { frame, library, above, sourceBelow } of TRACE_RULES) {
    const match = frame.exec(plain);
    if (!match) continue;
    const first = above && before.length <= LONGEST_FRAME ? before.trim() : "";
    const startsAbove = above?.test(first) === true;
    const isLibrary = library.test(match[1] ?? plain) || (startsAbove && library.test(first));
    const kind: Kind = isLibrary ? "library" : "application";
    return { kind, startsAbove, sourceBelow };
  }
  return null;
}

/** A line's indent: blanks, and the bars that Python draws beside groups of exceptions. */
const indentOf = (line: string): number => line.search(/[^\s|+]|$/);
