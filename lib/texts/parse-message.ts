/** A piece of a message: a text, the place of a value, a choice by number, or a part that a tag encloses. */
export type Piece =
  | string
  | { kind: "value" | "number"; name: string }
  | { kind: "plural"; name: string; branches: ReadonlyMap<string, Piece[]> }
  | { kind: "tag"; name: string; pieces: Piece[] };

const VALUE = /^\{\s*(\w+)\s*(?:,\s*(number|plural)\s*)?/;
const BRANCH = /^\s*(=\d+|\w+)\s*\{/;
const TAG = /^<(\w+)>/;

/** Where the reading of a message has come to. */
interface Position {
  at: number;
}

/**
 * A message in the part of ICU MessageFormat that we use: `{name}`, `{count, number}`,
 * `{count, plural, =0 {none} one {# job} other {# jobs}}` and `<link>…</link>`. Throws SyntaxError.
 */
export function parseMessage(message: string): Piece[] {
  const position = { at: 0 };
  const pieces = readPieces(message, position, null);
  if (position.at < message.length) throw new SyntaxError(`unexpected end of a part: ${message}`);
  return pieces;
}

/** Up to the end, or up to what closes this part. `count` is the name that # stands for. */
function readPieces(message: string, position: Position, count: string | null): Piece[] {
  const pieces: Piece[] = [];
  while (position.at < message.length) {
    const rest = message.slice(position.at);
    if (rest.startsWith("}") || rest.startsWith("</")) break;
    if (rest.startsWith("{")) pieces.push(readValue(message, position));
    else if (TAG.test(rest)) pieces.push(readTag(message, position, count));
    else if (count !== null && rest.startsWith("#")) {
      pieces.push({ kind: "number", name: count });
      position.at++;
    } else {
      const length = Math.max(1, rest.search(count === null ? /[{}<]/ : /[{}<#]/));
      const text = rest.search(count === null ? /[{}<]/ : /[{}<#]/) < 0 ? rest : rest.slice(0, length);
      pieces.push(text);
      position.at += text.length;
    }
  }
  return pieces;
}

function readValue(message: string, position: Position): Piece {
  const [opening, name = "", kind] = VALUE.exec(message.slice(position.at)) ?? [];
  if (opening === undefined) throw new SyntaxError(`a value without a name: ${message}`);
  position.at += opening.length;
  if (kind !== "plural") {
    expectNext(message, position, "}");
    return { kind: kind === "number" ? "number" : "value", name };
  }
  expectNext(message, position, ",");
  const branches = new Map<string, Piece[]>();
  for (
    let found = BRANCH.exec(message.slice(position.at));
    found;
    found = BRANCH.exec(message.slice(position.at))
  ) {
    position.at += found[0].length;
    branches.set(found[1] ?? "", readPieces(message, position, name));
    expectNext(message, position, "}");
  }
  position.at += message.slice(position.at).search(/\S|$/);
  expectNext(message, position, "}");
  if (!branches.has("other")) throw new SyntaxError(`a plural without "other": ${message}`);
  return { kind: "plural", name, branches };
}

function readTag(message: string, position: Position, count: string | null): Piece {
  const [opening = "", name = ""] = TAG.exec(message.slice(position.at)) ?? [];
  position.at += opening.length;
  const pieces = readPieces(message, position, count);
  expectNext(message, position, `</${name}>`);
  return { kind: "tag", name, pieces };
}

function expectNext(message: string, position: Position, expected: string) {
  if (!message.startsWith(expected, position.at))
    throw new SyntaxError(`no "${expected}" where one belongs: ${message}`);
  position.at += expected.length;
}
