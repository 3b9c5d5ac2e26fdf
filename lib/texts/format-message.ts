import { type Piece, parseMessage } from "./parse-message";

/** The language of the texts; its rules for plurals and numbers hold. */
export const LOCALE = "en";

/*
 * What a message asks for, read from its own text by the compiler: a name that is missing, misspelt or of the wrong
 * kind is a type error. In a branch of a plural, texts have a space or #, so they are never taken for names.
 */
type Trimmed<Text extends string> = Text extends ` ${infer Rest}` ? Trimmed<Rest> : Text;
type NamePart<Text extends string> = Text extends `${infer Name},${string}` ? Name : Text;
type IsName<Text extends string> = Text extends "" | `${string} ${string}` | `${string}#${string}`
  ? false
  : true;
type Inside<Text extends string> = Text extends `${infer Content}}${string}` ? Content : never;
type ValueOf<Content extends string> =
  IsName<Trimmed<NamePart<Content>>> extends true
    ? { [Name in Trimmed<NamePart<Content>>]: Content extends `${string},${string}` ? number : string }
    : unknown;
type ValuesIn<Message extends string> = Message extends `${string}{${infer Rest}`
  ? ValueOf<Inside<Rest>> & ValuesIn<Rest>
  : unknown;
type TagsIn<Message extends string, Node> = Message extends `${string}</${infer Name}>${infer Rest}`
  ? { [Tag in Name]: (content: (string | Node)[]) => Node } & TagsIn<Rest, Node>
  : unknown;

/** The values that a message asks for, by their names. */
export type MessageValues<Message extends string> = ValuesIn<Message>;

const parsed = new Map<string, Piece[]>();
const plurals = new Intl.PluralRules(LOCALE);
const numbers = new Intl.NumberFormat(LOCALE);

/** A message of the catalogue with its values in their places, as a text. */
export function formatMessage<const Message extends string>(
  message: Message,
  values: ValuesIn<Message>,
): string {
  return formatPieces<never>(piecesOf(message), new Map(Object.entries(Object(values)))).join("");
}

/** The same where a part of the message is to be an element, such as a link: `<link>…</link>` becomes `link(content)`. */
export function formatRich<Node, const Message extends string = string>(
  message: Message,
  values: ValuesIn<Message> & TagsIn<Message, Node>,
): (string | Node)[] {
  return formatPieces<Node>(piecesOf(message), new Map(Object.entries(Object(values))));
}

function piecesOf(message: string): Piece[] {
  const known = parsed.get(message) ?? parseMessage(message);
  parsed.set(message, known);
  return known;
}

function formatPieces<Node>(
  pieces: readonly Piece[],
  values: ReadonlyMap<string, unknown>,
): (string | Node)[] {
  return pieces.flatMap((piece) => (typeof piece === "string" ? [piece] : formatPiece<Node>(piece, values)));
}

function formatPiece<Node>(
  piece: Exclude<Piece, string>,
  values: ReadonlyMap<string, unknown>,
): (string | Node)[] {
  const value = values.get(piece.name);
  switch (piece.kind) {
    case "value":
      return [String(value)];
    case "number":
      return [numbers.format(Number(value))];
    case "plural":
      return formatPieces<Node>(branchFor(piece.branches, Number(value)), values);
    case "tag":
      return typeof value === "function" ? [value(formatPieces<Node>(piece.pieces, values))] : [];
  }
}

function branchFor(branches: ReadonlyMap<string, Piece[]>, count: number): Piece[] {
  return branches.get(`=${count}`) ?? branches.get(plurals.select(count)) ?? branches.get("other") ?? [];
}
