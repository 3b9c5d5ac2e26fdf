import { button } from "@/app/_ui/button";
import type { Role } from "@/lib/jobs/access";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES, type FilterName, isForViewer } from "@/lib/jobs/filter/filters";
import { DEFAULT_SORT } from "@/lib/jobs/sort";
import { DEFAULT_TAB } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { filterTexts } from "@/texts/jobs/filter";
import { filterAddress } from "./filter-address";
import { FilterField, type Offer } from "./filter-field";

interface FilterFormProps {
  filter: JobFilter;
  viewer: { role: Role };
  /** What can be chosen from on this tab, of filters that have no closed list of words. */
  offers: Partial<Record<FilterName, Offer>>;
}

/** A plain GET form, whose fields are the address. With scripts, the address has only what is not as usual. */
export function FilterForm({ filter, viewer, offers }: FilterFormProps) {
  const { tab } = filter;
  const names = FILTER_NAMES.filter((name) => name !== "tab" && isForViewer(name, viewer));
  return (
    <search className="screen-only w-full sm:w-auto">
      <form
        action="/jobs"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          location.assign(filterAddress(new FormData(event.currentTarget)));
        }}
        className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap sm:items-center"
      >
        {tab === DEFAULT_TAB ? null : <input type="hidden" name="tab" value={tab} />}
        {names.map((name) => (
          <FilterField key={name} name={name} words={filter} offer={offers[name]} />
        ))}
        <div className="grid grid-cols-2 gap-2 sm:flex">
          <button type="submit" className={button.primary}>
            {filterTexts.apply}
          </button>
          <a
            href={withFilter("/jobs", { tab })}
            className={button.plain}
            title={formatMessage(filterTexts.clearHint, { tab, sort: DEFAULT_SORT })}
          >
            {filterTexts.clear}
          </a>
        </div>
      </form>
    </search>
  );
}
