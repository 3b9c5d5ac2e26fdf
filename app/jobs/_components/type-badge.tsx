import { typeLabel, typeMeaning } from "@/lib/jobs/type";

/** A type; its tooltip says what it is used for. One that a producer introduced is shown as it is. */
export function TypeBadge({ type }: { type: string }) {
  const meaning = typeMeaning(type);
  return (
    <span
      {...(meaning && { title: meaning })}
      className="whitespace-nowrap rounded-full bg-cancelled-soft px-2 py-0.5 font-medium text-cancelled text-xs"
    >
      {typeLabel(type)}
    </span>
  );
}
