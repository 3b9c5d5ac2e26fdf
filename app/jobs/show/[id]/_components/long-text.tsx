import { formatCount } from "@/lib/format";

interface LongTextProps {
  text: string;
  /** As many characters as are read at a glance where it stands. */
  glance?: number;
}

/** As many lines as are read at a glance. */
const LINES = /^(?:[^\n]*\n){20}/;
/** Only where much would be folded. */
const MUCH = /\n(?:[^\n]*\n){40}/;

/** A text of a producer's, its line breaks kept. What is very long is folded after its beginning. */
export function LongText({ text, glance = 1_500 }: LongTextProps) {
  const head = text.length > 2 * glance || MUCH.test(text) ? headOf(text, glance) : text;
  const rest = text.slice(head.length);
  return (
    <>
      <bdi className="block whitespace-pre-wrap [overflow-wrap:anywhere]">{head}</bdi>
      {rest ? (
        <details>
          <summary
            data-uncopied=""
            className="screen-only select-none py-1 font-medium font-sans text-accent"
          >
            Show the other {formatCount([...rest].length)} characters
          </summary>
          <bdi className="block whitespace-pre-wrap [overflow-wrap:anywhere]">{rest}</bdi>
        </details>
      ) : null}
    </>
  );
}

function headOf(text: string, most: number): string {
  const lines = LINES.exec(text)?.[0] ?? text;
  // Never between the halves of a character.
  return lines.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}
