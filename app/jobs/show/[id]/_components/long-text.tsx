import { formatCount } from "@/lib/format";

/** As much as is read at a glance; about twelve lines. */
const SHOWN = 1_500;

/** A text of a producer's, its line breaks kept. What is very long is folded after its beginning. */
export function LongText({ text }: { text: string }) {
  // Only where much would be folded, and never between the halves of a character.
  const head = text.length > 2 * SHOWN ? text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, "") : text;
  const rest = text.slice(head.length);
  return (
    <>
      <bdi className="block whitespace-pre-wrap [overflow-wrap:anywhere]">{head}</bdi>
      {rest ? (
        <details>
          <summary data-uncopied="" className="select-none py-1 font-medium font-sans text-accent">
            The other {formatCount([...rest].length)} characters
          </summary>
          <bdi className="block whitespace-pre-wrap [overflow-wrap:anywhere]">{rest}</bdi>
        </details>
      ) : null}
    </>
  );
}
