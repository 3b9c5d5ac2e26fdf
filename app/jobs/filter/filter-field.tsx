import { field } from "@/app/_ui/button";
import type { FilterName, FilterWords } from "@/lib/jobs/filter/filter-words";
import { type Choice, choicesOf, FILTERS, wordLabel } from "@/lib/jobs/filter/filters";
import { DAY_PATTERN } from "@/lib/jobs/filter/time-words";

/** What can be chosen for a filter, where that depends on the jobs and the users that are there. */
export interface Offer {
  choices: readonly Choice[];
  /** Whether these are all: else a word is typed, and these are suggested. */
  isAll: boolean;
  /** Called with what is typed, to suggest other words. */
  look?: (typed: string) => void;
}

interface FilterFieldProps {
  name: FilterName;
  words: FilterWords;
  /** Where the filter has no closed list of words. */
  offer?: Offer | undefined;
}

/** A filter in the form: a choice among its words, or a field for one of many. */
export function FilterField({ name, words, offer }: FilterFieldProps) {
  const value = words[name] ?? "";
  const choices = choicesOf(name) ?? (offer?.isAll ? offer.choices : null);
  return choices ? (
    <Select name={name} value={value} choices={withChosen(choices, { name, words, value })} />
  ) : (
    <Typed name={name} value={value} offer={offer} />
  );
}

/** The choices, with the word of the address if it is none of them: "Not failed". */
function withChosen(
  choices: readonly Choice[],
  { name, words, value }: Pick<FilterFieldProps, "name" | "words"> & { value: string },
): readonly Choice[] {
  if (value === "" || choices.some(({ word }) => word === value)) return choices;
  return [...choices, { word: value, label: wordLabel(name, words) ?? value }];
}

const LABEL = "flex min-w-0 flex-col gap-x-1.5 sm:flex-row sm:items-center";

interface SelectProps {
  name: FilterName;
  value: string;
  choices: readonly Choice[];
}

function Select({ name, value, choices }: SelectProps) {
  const { label, all, inForm } = FILTERS[name];
  return (
    <label className={LABEL}>
      <span className="text-quiet text-sm">{label}</span>
      {/* The key has the field follow the address when only that changes. */}
      <select
        key={value}
        name={name}
        defaultValue={value}
        className={`${field} min-w-0 ${inForm === "first" ? "sm:max-w-30" : ""}`}
      >
        {all === null ? null : <option value="">{all}</option>}
        {choices.map(({ word, label }) => (
          <option key={word} value={word}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TypedProps {
  name: FilterName;
  value: string;
  offer: Offer | undefined;
}

/** Instead of a list of thousands: a word is typed as it is stored. What is suggested is not all there is. */
function Typed({ name, value, offer }: TypedProps) {
  const { label, typed } = FILTERS[name];
  const list = offer && `${name}s`;
  // An instant in the address is no day that such a field could show.
  const isDay = typed?.kind === "date" && (value === "" || DAY_PATTERN.test(value));
  return (
    <label className={LABEL}>
      <span className="text-quiet text-sm">{label}</span>
      <input
        key={value}
        type={isDay ? "date" : "text"}
        name={name}
        list={list}
        defaultValue={value}
        maxLength={isDay ? undefined : typed?.most}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        placeholder={typed?.placeholder}
        title={typed?.hint}
        onInput={(event) => offer?.look?.(event.currentTarget.value)}
        className={`${field} min-w-0 ${typed?.kind === "short" ? "sm:w-26" : "sm:w-44"}`}
      />
      {list ? (
        <datalist id={list}>
          {offer.choices.map(({ word, label }) => (
            <option key={word} value={word} label={label} />
          ))}
        </datalist>
      ) : null}
    </label>
  );
}
