/** A part of a message: a text, the place of a value, a choice by a value, the number of a plural, or a tag. */
export type MessagePart =
  | string
  | { kind: "value" | "number"; name: string }
  | MessageChoice
  | { kind: "count" }
  | { kind: "tag"; name: string; children: MessagePart[] };

interface MessageChoice {
  kind: "plural" | "select";
  name: string;
  branches: Map<string, MessagePart[]>;
}

const parsed = new Map<string, MessagePart[]>();

/**
 * Reads a message of the catalogue: the part of ICU MessageFormat that its texts need, which is `{name}`,
 * `{count, number}`, `{count, plural, =0 {…} one {# job} other {# jobs}}`, `{tab, select, import {…} other {…}}` and
 * `<name>…</name>`. There is no quoting: a brace or a `<` that is to be shown comes in as a value.
 */
export function parseMessage(message: string): MessagePart[] {
  const known = parsed.get(message);
  if (known) return known;
  const reader = new MessageReader(message);
  const parts = reader.parts(false);
  reader.expect(/$/y, "the end");
  parsed.set(message, parts);
  return parts;
}

class MessageReader {
  #message: string;
  #at = 0;

  constructor(message: string) {
    this.#message = message;
  }

  /** All parts up to the brace or the tag that ends them. `#` is the number of a plural, and a text elsewhere. */
  parts(inPlural: boolean): MessagePart[] {
    const parts: MessagePart[] = [];
    for (;;) {
      const text = this.#take(inPlural ? /[^{}<#]+/y : /[^{}<]+/y);
      if (text) parts.push(text[0]);
      else if (this.#take(/\{/y)) parts.push(this.#argument());
      else if (inPlural && this.#take(/#/y)) parts.push({ kind: "count" });
      else if (this.#isAt(/<\w/y)) parts.push(this.#tag(inPlural));
      else return parts;
    }
  }

  /** What stands here, which the message can't do without. */
  expect(pattern: RegExp, what: string): RegExpExecArray {
    const found = this.#take(pattern);
    if (found) return found;
    throw new Error(`Expected ${what} at character ${this.#at + 1} of the message "${this.#message}"`);
  }

  #argument(): MessagePart {
    const [, name = ""] = this.expect(/\s*(\w+)\s*/y, "a name");
    if (this.#take(/\}/y)) return { kind: "value", name };
    const [, kind] = this.expect(/,\s*(number|plural|select)\s*/y, "number, plural or select");
    if (kind !== "plural" && kind !== "select") {
      this.expect(/\}/y, "a closing brace");
      return { kind: "number", name };
    }
    this.expect(/,\s*/y, "a comma");
    return { kind, name, branches: this.#branches(kind === "plural") };
  }

  #branches(inPlural: boolean): Map<string, MessagePart[]> {
    const branches = new Map<string, MessagePart[]>();
    while (!this.#take(/\s*\}/y)) {
      const [, word = ""] = this.expect(/\s*(=?\w+)\s*\{/y, "a branch");
      branches.set(word, this.parts(inPlural));
      this.expect(/\}/y, "a closing brace");
    }
    if (!branches.has("other")) throw new Error(`No branch "other" in the message "${this.#message}"`);
    return branches;
  }

  #tag(inPlural: boolean): MessagePart {
    const [, name = ""] = this.expect(/<(\w+)>/y, "a tag");
    const children = this.parts(inPlural);
    this.expect(new RegExp(`</${name}>`, "y"), `</${name}>`);
    return { kind: "tag", name, children };
  }

  #isAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#message);
  }

  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#message);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}
