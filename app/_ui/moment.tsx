import { formatDateAndClock } from "@/lib/format";

/** A time in the viewer's zone; on hover exactly, with its microseconds, in UTC. */
export function Moment({ iso, zone }: { iso: string; zone: string }) {
  const [date, clock] = formatDateAndClock(iso, zone);
  return (
    <time dateTime={iso} title={`${iso}, in UTC`} className="tabular-nums">
      <span className="whitespace-nowrap">{date}</span> <span className="whitespace-nowrap">{clock}</span>
    </time>
  );
}
