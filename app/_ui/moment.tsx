import { formatMoment } from "@/lib/format";

interface MomentProps {
  iso: string;
  zone: string;
  /** False where room is short. */
  seconds?: boolean;
}

/** A time in the viewer's zone; on hover exactly, with its microseconds, in UTC. */
export function Moment({ iso, zone, seconds = true }: MomentProps) {
  return (
    <time dateTime={iso} title={`${iso} (shown in ${zone})`} className="whitespace-nowrap tabular-nums">
      {formatMoment(iso, zone, seconds)}
    </time>
  );
}
