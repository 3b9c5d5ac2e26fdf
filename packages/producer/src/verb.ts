import { cutMiddle, outputText, storable } from "./storable-text.ts";

/** A value that a verb takes. */
export interface Field {
  /**
   * `count`: a whole number from 0 up. `text`: a text. `report`: anything at all, and never refused: what is no text is
   * written as JSON.
   */
  is: "count" | "text" | "report";
  /** It may be left out or null. */
  optional?: true;
  /** Of a count: the field that it may not be less than. */
  notBelow?: string;
  /** Of a text or report: in bytes. What is longer is cut in the middle. */
  most?: number;
  /** What it is, in the documents; nothing where the name says it. */
  about?: string;
  /** What it is, in the command line's help. */
  option: string;
}

/** Something that a program can say of a job or of a subtask while it works at it. */
export interface Verb<Status extends string = string> {
  /** What the present status forbids, in an error: it can't "be started". */
  attempted: string;
  /** The statuses in which it may be said. */
  from: readonly Status[];
  /** The status after it; null leaves the present one. */
  to: Status | null;
  /** What is said, in the order in which the database's function takes it. */
  fields: Readonly<Record<string, Field>>;
  /** The database's function in the schema `jobs`. Before the fields it takes the job's id, of a subtask the number too. */
  function: string;
  /** A run begins with it: it answers with a run token. */
  beginsRun?: true;
  /** The verb that it is an option of: without an address, a command and a step of a batch of its own. */
  partOf?: string;
  /** What the command line's help says of it. */
  command: string;
  /** What the description of the HTTP interface says of it. */
  http: {
    id: string;
    summary: string;
    description: string;
    /** What the answer says, where that is not the new status. */
    answer?: string;
    example: Readonly<Record<string, unknown>>;
  };
}

type ValueOf<F extends Field> = F["is"] extends "count" ? number : F["is"] extends "text" ? string : unknown;

type OptionalIn<Fields> = {
  [Name in keyof Fields]: Fields[Name] extends { optional: true } ? Name : never;
}[keyof Fields];

/** What is said with fields such as these. */
export type FieldValues<Fields extends Record<string, Field>> = {
  [Name in Exclude<keyof Fields, OptionalIn<Fields>>]: ValueOf<Fields[Name]>;
} & { [Name in OptionalIn<Fields>]?: ValueOf<Fields[Name]> | null | undefined };

/** A value as it is sent: a text is storable, and as long as the field allows, or as `most` does. */
export function ready({ is, optional, most: allowed }: Field, value: unknown, most = allowed): unknown {
  if (is === "count") return value ?? null;
  if (optional && (value === null || value === undefined)) return null;
  const text = storable(is === "text" ? String(value) : outputText(value));
  return most === undefined ? text : cutMiddle(text, most);
}

/** All that is said, ready to be sent, in the order of the fields. With `most` no text is longer than that. */
export const readyToSend = ({ fields }: Pick<Verb, "fields">, said: object, most?: number) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, ready(field, Reflect.get(said, name), most)]),
  );
