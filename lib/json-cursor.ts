const isBlank = (code: number) => code === 32 || code === 10 || code === 13 || code === 9;

/**
 * Goes through a JSON text from value to value and gives each as it was written: names that are given twice, names that
 * are whole numbers and numbers of any length stay what they are, which JSON.parse changes. The text must be known to
 * be JSON. The time is linear in its length, whatever its depth.
 */
export class JsonCursor {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The first character of what comes next. */
  get first(): string {
    while (isBlank(this.text.charCodeAt(this.at))) this.at += 1;
    return this.text.charAt(this.at);
  }

  /**
   * Enters the list or object that comes next, and calls `take` before each of its values, which must go past it. In an
   * object, `name` is the value's name as it was written, in its quotes.
   */
  through(take: (name: string | null) => unknown) {
    const isObject = this.first === "{";
    this.at += 1;
    if (this.isPast("]") || this.isPast("}")) return;
    do {
      const name = isObject ? this.value() : null;
      if (isObject) this.isPast(":");
      take(name);
    } while (this.isPast(","));
    this.at += 1;
  }

  /** Goes past the next value and returns it as it was written. */
  value(): string {
    const { first, text } = this;
    const start = this.at;
    if (first === '"') this.at = endOfString(text, start);
    else if (first === "{" || first === "[") this.at = endOfNested(text, start);
    else this.at = endOfScalar(text, start);
    return text.slice(start, this.at);
  }

  /** Goes past this character if it comes next, and returns whether it did. */
  private isPast(character: string): boolean {
    const comes = this.first === character;
    if (comes) this.at += 1;
    return comes;
  }
}

/** The index after the number or the word that begins at `at`. */
function endOfScalar(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBlank(text.charCodeAt(end)) && !",]}".includes(text.charAt(end))) end += 1;
  return end;
}

/** The index after the list or object that begins at `at`. */
function endOfNested(text: string, at: number): number {
  const mark = /["[\]{}]/g;
  mark.lastIndex = at;
  for (let depth = 0; mark.test(text); ) {
    const found = text[mark.lastIndex - 1];
    if (found === '"') mark.lastIndex = endOfString(text, mark.lastIndex - 1);
    else depth += found === "{" || found === "[" ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return text.length;
}

/** The index after the string that begins at `at`. */
function endOfString(text: string, at: number): number {
  for (let quote = text.indexOf('"', at + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = quote;
    while (text[before - 1] === "\\") before -= 1;
    // An even number of backslashes escape each other.
    if ((quote - before) % 2 === 0) return quote + 1;
  }
  return text.length;
}
