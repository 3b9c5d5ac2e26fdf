import { plainWord, STATUS_LABELS, type Status } from "@/lib/jobs/status";

const TONES: Record<Status, string> = {
  pending: "bg-waiting-soft text-waiting",
  queued: "bg-waiting-soft text-waiting",
  running: "bg-running-soft text-running",
  completed: "bg-completed-soft text-completed",
  failed: "bg-failed-soft text-failed",
  cancelled: "bg-cancelled-soft text-cancelled",
};

/** The exact status; its plain word is the tooltip. */
export function StatusBadge({ status }: { status: Status }) {
  return (
    <span
      title={plainWord(status)}
      className={`rounded-full px-2 py-px font-medium text-xs ${TONES[status]}`}
    >
      {STATUS_LABELS[status]}
    </span>
  );
}
