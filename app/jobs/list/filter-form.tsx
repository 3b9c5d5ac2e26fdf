import type { ReactNode } from "react";
import { button, field } from "@/app/_ui/button";
import { type JobFilter, SORTS, type Sort, withFilter } from "@/lib/jobs/filter/filter";
import { CARD_STATUSES, STATUS_LABELS } from "@/lib/jobs/status";
import { DEFAULT_TAB, TAB_MEANINGS } from "@/lib/jobs/tab";
import { typeLabel } from "@/lib/jobs/type";
import { TypeByName } from "./type-by-name";

const SORT_LABELS: Record<Sort, string> = { date: "Newest first", name: "Name A–Z" };

interface FilterFormProps {
  filter: JobFilter;
  /** What can be chosen from on this tab. */
  types: string[];
  /** Whether there are more types than these: they are then named, not chosen from a list. */
  hasMoreTypes: boolean;
}

/** A plain GET form: its fields are the address, the tab among them. */
export function FilterForm({ filter, types, hasMoreTypes }: FilterFormProps) {
  const { tab } = filter;
  return (
    <search className="screen-only w-full sm:w-auto">
      <form
        action="/jobs"
        autoComplete="off"
        className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap sm:items-center"
      >
        {tab === DEFAULT_TAB ? null : <input type="hidden" name="tab" value={tab} />}
        <Choice label="Status" name="status" value={filter.status ?? ""}>
          <option value="">All statuses</option>
          {CARD_STATUSES.map((status) => (
            <option key={status} value={status}>
              {STATUS_LABELS[status]}
            </option>
          ))}
        </Choice>
        {hasMoreTypes ? (
          <TypeByName type={filter.type} suggested={types} />
        ) : (
          <Choice label="Type" name="type" value={filter.type ?? ""}>
            <option value="">All types</option>
            {types.map((type) => (
              <option key={type} value={type}>
                {typeLabel(type)}
              </option>
            ))}
          </Choice>
        )}
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
          <a
            href={withFilter("/jobs", { tab })}
            className={button.plain}
            title={`All ${TAB_MEANINGS[tab].jobs}, newest first`}
          >
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
