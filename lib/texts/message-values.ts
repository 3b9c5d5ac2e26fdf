/**
 * The values that a message of the catalogue takes, read from its text by the compiler: `{name}` a text or a number,
 * `{count, number}` and `{count, plural, …}` a number, `{tab, select, …}` a text, `<link>…</link>` a tag. A value that
 * is missing, misspelt or of another kind is a type error.
 */
export type MessageValues<Message extends string, Value, Tag> = string extends Message
  ? Record<string, Value | Tag>
  : Flat<InText<Message, object, Value, Tag> & InTags<Message, object, Tag>>;

type Flat<Values> = { [Name in keyof Values]: Values[Name] };

/** Within text: up to the next place, or to the brace that ends a branch. */
type InText<Rest extends string, Found, Value, Tag> = Rest extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${string}`
    ? Rest extends `${string}}${infer Next}`
      ? InBranches<Next, Found, Value, Tag>
      : never
    : AtPlace<After, Found, Value, Tag>
  : Rest extends `${string}}${infer Next}`
    ? InBranches<Next, Found, Value, Tag>
    : Found;

/** Behind the opening brace of a place. */
type AtPlace<Rest extends string, Found, Value, Tag> = Rest extends `${infer Inside}}${infer Next}`
  ? Inside extends `${infer Name}, ${infer Kind}`
    ? Kind extends "number"
      ? InText<Next, Found & Record<Name, number | bigint>, Value, Tag>
      : InBranches<
          Branches<Rest>,
          Found & Record<Name, Kind extends `plural,${string}` ? number | bigint : string>,
          Value,
          Tag
        >
    : InText<Next, Found & Record<Inside, Value>, Value, Tag>
  : never;

/** What follows the name and the kind of a choice. */
type Branches<Rest extends string> = Rest extends `${string}, ${string},${infer Found}` ? Found : never;

/** Between the branches of a choice: at the next one, or at the brace that ends the choice. */
type InBranches<Rest extends string, Found, Value, Tag> = Rest extends `${infer Before}}${infer Next}`
  ? Before extends `${string}{${string}`
    ? Rest extends `${string}{${infer Branch}`
      ? InText<Branch, Found, Value, Tag>
      : never
    : InText<Next, Found, Value, Tag>
  : Found;

type InTags<Rest extends string, Found, Tag> = Rest extends `${string}</${infer Name}>${infer Next}`
  ? InTags<Next, Found & Record<Name, Tag>, Tag>
  : Found;
