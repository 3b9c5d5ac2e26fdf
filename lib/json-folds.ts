/**
 * Lines of JSON, or an object or array that can be folded. Every line feed belongs to the line that it ends, so that
 * head, body and tail, joined in order, are exactly the text.
 */
export type JsonPart = string | JsonFold;

interface JsonFold {
  /** The line that opens it: `  "rows": [` */
  head: string;
  /** How many entries it has itself, without nested ones. */
  items: number;
  body: JsonPart[];
  /** The line that closes it: `  ],` */
  tail: string;
}

/** A browser skips what is off screen in pieces of this many lines. */
const RUN_LINES = 500;
const MOST_FOLDS = 500;
/** A browser flattens what is nested more than 512 elements deep. */
const MOST_LEVELS = 40;

interface Block {
  opens: number;
  closes: number;
  items: number;
}

/**
 * The result of formatJson in parts that can be folded: objects and arrays with two lines or more inside. Whole levels
 * are folded, from the outside, as long as they have at most 500 of them together, and at most 40 levels; lines further
 * inside stay lines.
 */
export function foldJson(formatted: string): JsonPart[] {
  const lines = formatted.split("\n");
  const folds = new Map(outerLevels(blocksByLevel(lines)).map((block) => [block.opens, block]));
  const text = (from: number, to: number) =>
    lines.slice(from, to).join("\n") + (to < lines.length ? "\n" : "");

  function parts(from: number, to: number): JsonPart[] {
    const found: JsonPart[] = [];
    for (let at = from; at < to; ) {
      const fold = folds.get(at);
      let end = at + 1;
      if (fold) {
        end = fold.closes + 1;
        const [head, tail] = [text(at, at + 1), text(fold.closes, end)];
        found.push({ head, items: fold.items, body: parts(at + 1, fold.closes), tail });
      } else {
        while (end < to && end - at < RUN_LINES && !folds.has(end)) end += 1;
        found.push(text(at, end));
      }
      at = end;
    }
    return found;
  }
  return parts(0, lines.length);
}

/**
 * The objects and arrays with two lines or more inside, by level, the outermost first. Any that holds one of these is
 * one of them too.
 */
function blocksByLevel(lines: string[]): Block[][] {
  const levels: Block[][] = [];
  const open: Block[] = [];
  for (const [at, line] of lines.entries()) {
    // A bracket at the start or the end of a line is not part of a string, which has its quotes there.
    if (/^ *[}\]]/.test(line)) {
      const block = open.pop();
      if (block && at - block.opens > 2) levels[open.length]?.push({ ...block, closes: at });
      continue;
    }
    const holder = open.at(-1);
    if (holder) holder.items += 1;
    if (!/[{[]$/.test(line)) continue;
    levels[open.length] ??= [];
    open.push({ opens: at, closes: at, items: 0 });
  }
  return levels;
}

function outerLevels(levels: Block[][]): Block[] {
  const taken: Block[] = [];
  for (const level of levels.slice(0, MOST_LEVELS)) {
    if (taken.length + level.length > MOST_FOLDS) break;
    taken.push(...level);
  }
  return taken;
}
