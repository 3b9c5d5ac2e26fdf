import { formatMessage } from "@/lib/texts/format-message";
import { longTextTexts } from "@/texts/job/long-text";

interface LongTextProps {
  text: string;
  /** The number of characters that are shown at first. */
  glance?: number;
}

/** The lines that are shown at first. */
const LINES = /^(?:[^\n]*\n){20}/;
/** A text is folded only where the folded part is long. */
const MUCH = /\n(?:[^\n]*\n){40}/;

/** A producer's text with its line breaks. A very long one is folded after its beginning. */
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
            {formatMessage(longTextTexts.more, { count: [...rest].length })}
          </summary>
          <bdi className="block whitespace-pre-wrap [overflow-wrap:anywhere]">{rest}</bdi>
        </details>
      ) : null}
    </>
  );
}

function headOf(text: string, most: number): string {
  const lines = LINES.exec(text)?.[0] ?? text;
  // Never cut between the halves of a character.
  return lines.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}
