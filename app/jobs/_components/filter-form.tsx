import type { ReactNode } from "react";
import { button, field } from "@/app/_ui/button";
import { type JobFilter, SORTS, type Sort } from "@/lib/jobs/filter";
import { CARD_STATUSES, STATUS_LABELS } from "@/lib/jobs/status";
import { KNOWN_TYPES, typeLabel } from "@/lib/jobs/type";

const SORT_LABELS: Record<Sort, string> = { date: "Newest first", name: "Name A–Z" };

interface FilterFormProps {
  filter: JobFilter;
  /** The types of the viewer's jobs; the known ones are offered anyway. */
  types: string[];
}

/** A plain GET form: its fields are the address. */
export function FilterForm({ filter, types }: FilterFormProps) {
  const offered = [...new Set([...Object.keys(KNOWN_TYPES), ...types])];
  return (
    <search className="w-full sm:w-auto">
      <form
        action="/jobs"
        autoComplete="off"
        className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap sm:items-center"
      >
        <Choice label="Status" name="status" value={filter.status ?? ""}>
          <option value="">All statuses</option>
          {CARD_STATUSES.map((status) => (
            <option key={status} value={status}>
              {STATUS_LABELS[status]}
            </option>
          ))}
        </Choice>
        <Choice label="Type" name="type" value={filter.type ?? ""}>
          <option value="">All types</option>
          {offered.map((type) => (
            <option key={type} value={type}>
              {typeLabel(type)}
            </option>
          ))}
        </Choice>
        <Choice label="Sort" name="sort" value={filter.sort}>
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {SORT_LABELS[sort]}
            </option>
          ))}
        </Choice>
        <div className="grid grid-cols-2 gap-2 sm:flex">
          <button type="submit" className={button.primary}>
            Filter
          </button>
          <a href="/jobs" className={button.plain} title="All jobs, newest first">
            Clear
          </a>
        </div>
      </form>
    </search>
  );
}

interface ChoiceProps {
  label: string;
  name: string;
  value: string;
  children: ReactNode;
}

function Choice({ label, name, value, children }: ChoiceProps) {
  return (
    <label className="flex min-w-0 flex-col gap-x-1.5 sm:flex-row sm:items-center">
      <span className="text-quiet text-sm">{label}</span>
      {/* The key has the field follow the address when only that changes. */}
      <select key={value} name={name} defaultValue={value} className={`${field} min-w-0 sm:max-w-36`}>
        {children}
      </select>
    </label>
  );
}
