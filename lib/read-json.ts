import { isUtf8 } from "node:buffer";
import { InvalidInput, NotUtf8 } from "@/lib/errors";
import { formatMessage } from "@/lib/texts/format-message";
import { jsonTexts } from "@/texts/api/json";
import { JsonCursor } from "./json-cursor";

/**
 * How the members of objects are read by their names, if not as JSON.parse does:
 *
 * - `report`: anything, never refused. A number, a list or an object becomes the text that was given.
 * - `text`: bytes that are not UTF-8 are replaced, as in a report.
 * - `cells`: a list or an object whose own numbers, lists and objects become the texts that were given.
 */
export type Reading = Readonly<Record<string, "report" | "text" | "cells" | "count">>;

/**
 * The value of a JSON text. JSON.parse would round numbers, write them in another way and leave out names that are
 * given twice; here, what `reading` names arrives to the character, at the top and in the lists and objects there.
 * Throws SyntaxError; InvalidInput for a name that is given twice; NotUtf8 for a text that is not to be replaced.
 */
export function readJson(bytes: Uint8Array, reading: Reading = {}): unknown {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).subarray(hasMark ? 3 : 0);
  // As Latin-1, each byte is a character: structure can be read in bytes that are not UTF-8, too.
  const isText = isUtf8(buffer);
  const text = buffer.toString(isText ? "utf8" : "latin1");
  // The cursor goes through nothing but JSON.
  JSON.parse(text);
  return new Reader(text, reading, isText).value([]);
}

/** The names of the object that is the member `member` of a JSON object, in the order of the text. */
export function namesOf(bytes: Buffer, member: string): string[] {
  const cursor = new JsonCursor(bytes.toString("utf8").replace(/^\ufeff/, ""));
  const names: string[] = [];
  cursor.through((name) => {
    if (textOf(name ?? "") !== member || cursor.first !== "{") return cursor.value();
    cursor.through((inner) => {
      names.push(textOf(inner ?? ""));
      cursor.value();
    });
  });
  return names;
}

/** UTF-16, with or without its byte-order mark: JSON begins with a character of ASCII. */
export function isUtf16(bytes: Uint8Array): boolean {
  const [one = 0, two = 0] = bytes;
  if ((one === 0xff && two === 0xfe) || (one === 0xfe && two === 0xff)) return true;
  return bytes.length > 1 && (one === 0) !== (two === 0);
}

type Path = readonly (string | number)[];

/** Lists and objects further inside have no names that matter. */
const DEEPEST = 3;

class Reader {
  private readonly cursor: JsonCursor;
  private readonly reading: Reading;
  private readonly isText: boolean;

  constructor(text: string, reading: Reading, isText: boolean) {
    this.cursor = new JsonCursor(text);
    this.reading = reading;
    this.isText = isText;
  }

  value(path: Path): unknown {
    const { first } = this.cursor;
    const isNested = (first === "[" || first === "{") && path.length <= DEEPEST;
    if (!isNested) return this.plain(path);
    if (first === "[") return this.list((at) => this.value([...path, at]));
    return this.object(path, (name) => this.member(name, path));
  }

  private member(name: string, path: Path): unknown {
    const kind = Object.hasOwn(this.reading, name) ? this.reading[name] : undefined;
    if (kind === "report") return asGiven(this.repaired());
    if (kind === "text") return JSON.parse(this.repaired());
    if (kind === "cells") return this.cells([...path, name]);
    return this.value([...path, name]);
  }

  private cells(path: Path): unknown {
    const cell = () => asGiven(this.exact(path));
    if (this.cursor.first === "[") return this.list(cell);
    return this.cursor.first === "{" ? this.object(path, cell) : this.plain(path);
  }

  private list(read: (at: number) => unknown): unknown[] {
    const made: unknown[] = [];
    this.cursor.through(() => made.push(read(made.length)));
    return made;
  }

  private object(path: Path, read: (name: string) => unknown): object {
    const made: Record<string, unknown> = {};
    this.cursor.through((written) => {
      const name = textOf(this.utf8(written ?? '""', path));
      if (Object.hasOwn(made, name)) throw givenTwice([...path, name]);
      const value = read(name);
      if (name === "__proto__") Object.defineProperty(made, name, { value, enumerable: true });
      else made[name] = value;
    });
    return made;
  }

  private plain(path: Path): unknown {
    const json = this.exact(path);
    if (json.startsWith('"')) return textOf(json);
    const value: unknown = JSON.parse(json);
    return typeof value === "number" && !isExact(json, value) ? Number.NaN : value;
  }

  private exact(path: Path): string {
    return this.utf8(this.cursor.value(), path);
  }

  private utf8(json: string, path: Path): string {
    if (this.isText) return json;
    const bytes = Buffer.from(json, "latin1");
    if (isUtf8(bytes)) return bytes.toString("utf8");
    const { field, index } = placeOf(path);
    const error = new NotUtf8(field, formatMessage(jsonTexts.notUtf8, { field }));
    error.index = index;
    throw error;
  }

  private repaired(): string {
    const json = this.cursor.value();
    return this.isText ? json : Buffer.from(json, "latin1").toString("utf8");
  }
}

/** A report: what is not a text, as it was given. */
function asGiven(json: string): unknown {
  if (json.startsWith('"')) return textOf(json);
  return /^[-\d[{]/.test(json) ? json : JSON.parse(json);
}

/** Most texts have no escapes, and need no second look. */
const textOf = (json: string): string => (json.includes("\\") ? String(JSON.parse(json)) : json.slice(1, -1));

/** Whether a number is the one that was given: 15 digits always are, more only of a whole number. */
function isExact(json: string, value: number): boolean {
  if (json.length <= 15 || (/^-?\d+$/.test(json) && Number.isSafeInteger(value))) return true;
  const digits = json.replace(/[eE].*$/, "").replace(/\D/g, "");
  return digits.replace(/^0+/, "").replace(/0+$/, "").length <= 15;
}

function givenTwice(path: Path): InvalidInput {
  const { field, index } = placeOf(path);
  const error = new InvalidInput(field, jsonTexts.givenTwice);
  error.index = index;
  return error;
}

/** In a list of objects, `index` is that of the object at fault and `field` its part. */
function placeOf(path: Path): { field: string; index: number | undefined } {
  const [, index, ...rest] = path;
  const isInList = typeof index === "number" && rest.length > 0;
  const names = (isInList ? rest : path).filter((part) => typeof part === "string");
  return { field: names.join(".") || "body", index: isInList ? index : undefined };
}
