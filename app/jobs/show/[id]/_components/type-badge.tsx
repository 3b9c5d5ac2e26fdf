import { typeLabel, typeMeaning } from "@/lib/jobs/type";

/** A type; its tooltip says what it is used for. One that a producer introduced is shown as it is. */
export function TypeBadge({ type }: { type: string }) {
  const meaning = typeMeaning(type);
  return (
    <span
      title={meaning ?? type}
      className="inline-block max-w-full truncate rounded-full bg-cancelled-soft px-2 py-px align-top font-medium text-cancelled text-xs"
    >
      {typeLabel(type)}
    </span>
  );
}
