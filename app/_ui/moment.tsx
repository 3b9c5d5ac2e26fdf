import { formatMoment } from "@/lib/format";

/** A time in the viewer's zone; on hover exactly, with its microseconds, in UTC. */
export function Moment({ iso, zone }: { iso: string; zone: string }) {
  return (
    <time dateTime={iso} title={`${iso} (shown in ${zone})`} className="whitespace-nowrap tabular-nums">
      {formatMoment(iso, zone)}
    </time>
  );
}
