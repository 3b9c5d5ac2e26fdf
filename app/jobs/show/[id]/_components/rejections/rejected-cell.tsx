import { isVisible, readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { rejectedTableTexts } from "@/texts/job/rejected-table";

/** The most characters of one cell that are shown. */
const SHOWN = 200;

/** One cell of a rejected row. The wrong one has an edge, a sign and a word, not colour alone. */
export function RejectedCell({ value, isAtFault }: { value: string; isAtFault: boolean }) {
  const text = isVisible(value) ? <bdi className="whitespace-pre-wrap">{readable(headOf(value))}</bdi> : null;
  const cut =
    value.length > SHOWN ? (
      <span className="block text-quiet text-xs">
        {formatMessage(rejectedTableTexts.length, { count: value.length })}
      </span>
    ) : null;
  if (!isAtFault) {
    return (
      <td className="px-2 py-1">
        <div className={WIDTH}>
          {text}
          {cut}
        </div>
      </td>
    );
  }
  return (
    <td className="border-2 border-failed-mark bg-failed-wash px-2 py-1 font-semibold text-failed">
      <div className={WIDTH}>
        <svg
          role="img"
          aria-label={rejectedTableTexts.wrongValueFollows}
          viewBox="0 0 16 16"
          className="mr-1 inline-block size-3.5 fill-none stroke-2 stroke-current align-[-0.125rem]"
        >
          <title>{rejectedTableTexts.wrongValue}</title>
          <path d="M8 2.5 14.5 14h-13ZM8 7v3.5m0 1.5v.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
        {text ?? (
          <span className="font-normal italic">
            {value === "" ? rejectedTableTexts.empty : rejectedTableTexts.blank}
          </span>
        )}
        {cut}
      </div>
    </td>
  );
}

/**
 * As wide as its text, up to a limit that is set beside it: a table with many columns scrolls and does not break words
 * into letters. Paper does not scroll: there, lines break between words.
 */
export const CELL_WIDTH = "w-max [overflow-wrap:anywhere] print:w-auto print:[overflow-wrap:break-word]";

const WIDTH = `${CELL_WIDTH} max-w-80`;

/** The part of a text that a cell shows; never cut between the halves of a character. */
export const headOf = (value: string) =>
  value.length > SHOWN ? `${value.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, "")}…` : value;
