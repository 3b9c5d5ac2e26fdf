import type { RefObject } from "react";
import { button } from "@/app/_ui/button";
import type { Role } from "@/lib/jobs/access";
import { type JobFilter, withFilter } from "@/lib/jobs/filter/filter";
import { FILTER_NAMES, type FilterName } from "@/lib/jobs/filter/filter-words";
import { FILTERS, isForViewer } from "@/lib/jobs/filter/filters";
import { DEFAULT_SORT } from "@/lib/jobs/sort";
import { DEFAULT_TAB } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { filterTexts } from "@/texts/jobs/filter";
import { filterAddress } from "./filter-address";
import { FilterField, type Offer } from "./filter-field";
import { useOwners } from "./use-owners.client";

interface FilterFormProps {
  filter: JobFilter;
  viewer: { role: Role };
  /** What can be chosen from on this tab, of filters that have no closed list of words. */
  offers: Partial<Record<FilterName, Offer>>;
  /** What is typed there is searched for too, with scripts also before it was applied. */
  searchField: RefObject<HTMLInputElement | null>;
}

/** A plain GET form, whose fields are the address. With scripts, the address has only what is not as usual. */
export function FilterForm({ filter, viewer, offers, searchField }: FilterFormProps) {
  const { tab, q } = filter;
  const { owners, look } = useOwners();
  const owner: Offer = { choices: owners.map((name) => ({ word: name, label: name })), isAll: false, look };
  const fieldsOf = (place: "first" | "more") =>
    FILTER_NAMES.filter((name) => FILTERS[name].inForm === place && isForViewer(name, viewer)).map((name) => (
      <FilterField key={name} name={name} words={filter} offer={{ owner, ...offers }[name]} />
    ));
  const isMore = FILTER_NAMES.some((name) => FILTERS[name].inForm === "more" && filter[name] !== null);
  return (
    <search className="screen-only w-full sm:w-auto">
      <form
        action="/jobs"
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          location.assign(filterAddress(new FormData(event.currentTarget), searchField.current?.value));
        }}
        className="grid grid-cols-2 items-end gap-2 sm:flex sm:flex-wrap sm:items-center"
      >
        {tab === DEFAULT_TAB ? null : <input type="hidden" name="tab" value={tab} />}
        {q === null ? null : <input type="hidden" name="q" value={q} />}
        {fieldsOf("first")}
        <details open={isMore} className="col-span-2 open:w-full">
          <summary className="cursor-pointer text-sm leading-8">{filterTexts.more}</summary>
          <div className="grid grid-cols-2 items-end gap-2 pt-2 sm:flex sm:flex-wrap sm:items-center">
            {fieldsOf("more")}
          </div>
        </details>
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
