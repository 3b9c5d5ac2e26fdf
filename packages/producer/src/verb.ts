import { cutMiddle, outputText, storable } from "./storable-text.ts";

/** A value that a verb takes. */
export interface Field {
  /**
   * `count`: a whole number from 0 up. `text`: a text. `report`: anything, never refused; a value that is not a text is
   * written as JSON.
   */
  is: "count" | "text" | "report";
  /** It may be left out or null. */
  optional?: true;
  /** Of a count: the field whose value is its minimum. */
  notBelow?: string;
  /** Of a text or report: its limit in bytes. Longer ones are cut in the middle. */
  most?: number;
}

/** Something that a program can record about a job or subtask while it works on it. */
export interface Verb<Status extends string = string> {
  /** The statuses that allow it. */
  from: readonly Status[];
  /** The status after it; null: unchanged. */
  to: Status | null;
  /** Its values, in the order of the database function's arguments. */
  fields: Readonly<Record<string, Field>>;
  /** The database function in the schema `jobs`. First it takes the job's id, and for a subtask its number. */
  function: string;
  /** It begins a run: the answer has a run token. */
  beginsRun?: true;
  /** It is only an option of this verb: it has no address, command or batch step of its own. */
  partOf?: string;
  /** Its name in the HTTP API's document, and an example of its values. */
  http: { id: string; example: Readonly<Record<string, unknown>> };
}

/** A text for each verb, under these keys, and for each field of the verb. A missing one is a type error. */
export type VerbTexts<Verbs extends Record<string, Verb>, Key extends string> = {
  readonly [Name in keyof Verbs]: Readonly<Record<Key | (keyof Verbs[Name]["fields"] & string), string>>;
};

type ValueOf<F extends Field> = F["is"] extends "count" ? number : F["is"] extends "text" ? string : unknown;

type OptionalIn<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { optional: true } ? Name : never;
}[keyof Fields];

/** The values of these fields. */
export type FieldValues<Fields extends Record<string, Field>> = {
  [Name in Exclude<keyof Fields, OptionalIn<Fields>>]: ValueOf<Fields[Name]>;
} & { [Name in OptionalIn<Fields>]?: ValueOf<Fields[Name]> | null | undefined };

/** A value ready to be sent: a text is storable and at most as long as the field, or `most`, allows. */
export function ready({ is, optional, most: allowed }: Field, value: unknown, most = allowed): unknown {
  if (is === "count") return value ?? null;
  if (optional && (value === null || value === undefined)) return null;
  const text = storable(is === "text" ? String(value) : outputText(value));
  return most === undefined ? text : cutMiddle(text, most);
}

/** All values, ready to be sent, in the order of the fields. With `most`, no text is longer than that. */
export const readyToSend = ({ fields }: Pick<Verb, "fields">, said: object, most?: number) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, ready(field, Reflect.get(said, name), most)]),
  );
