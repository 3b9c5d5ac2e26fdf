import type { Rejections } from "@/lib/jobs/rejections/read-rejections";
import { readable } from "@/lib/readable-text";
import { formatMessage } from "@/lib/texts/format-message";
import { rejectionsTexts } from "@/texts/job/rejections";

/** The messages that are shown at first; the rest is folded. */
const OPEN = 10;

/** How many rows were rejected for each reason, the most frequent first. */
export function RejectedMessages({ messages }: Pick<Rejections, "messages">) {
  const rest = messages.slice(OPEN);
  return (
    <div className="flex flex-col gap-1">
      <List messages={messages.slice(0, OPEN)} />
      {rest.length > 0 ? (
        <details>
          <summary className="w-fit py-1 font-medium text-accent text-sm">
            {formatMessage(rejectionsTexts.moreMessages, { count: rest.length })}
          </summary>
          <List messages={rest} />
        </details>
      ) : null}
    </div>
  );
}

function List({ messages }: Pick<Rejections, "messages">) {
  return (
    <dl
      aria-label={rejectionsTexts.byMessage}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5"
    >
      {messages.map(({ message, rows }) => (
        <div key={message ?? ""} className="col-span-2 grid grid-cols-subgrid">
          <dt className="order-last min-w-0 [overflow-wrap:anywhere]">
            {message === null ? (
              <span className="text-quiet">{rejectionsTexts.otherMessages}</span>
            ) : (
              <bdi className="line-clamp-3">{readable(message)}</bdi>
            )}
          </dt>
          <dd className="text-right tabular-nums">{formatMessage(rejectionsTexts.rows, { rows })}</dd>
        </div>
      ))}
    </dl>
  );
}
