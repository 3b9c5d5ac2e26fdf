import { formatDateAndClock } from "@/lib/format";
import { formatMessage } from "@/lib/texts/format-message";
import { momentTexts } from "@/texts/moment";

/** A time in the viewer's zone; on hover exactly, with its microseconds, in UTC. */
export function Moment({ iso, zone }: { iso: string; zone: string }) {
  const [date, clock] = formatDateAndClock(iso, zone);
  return (
    <time dateTime={iso} title={formatMessage(momentTexts.exact, { iso })} className="tabular-nums">
      <span className="whitespace-nowrap">{date}</span> <span className="whitespace-nowrap">{clock}</span>
    </time>
  );
}
