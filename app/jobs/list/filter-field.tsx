import { field } from "@/app/_ui/button";
import {
  type Choice,
  choicesOf,
  FILTERS,
  type FilterName,
  type FilterWords,
} from "@/lib/jobs/filter/filters";

/** What can be chosen for a filter, where that depends on the jobs that are there. */
export interface Offer {
  choices: readonly Choice[];
  /** Whether these are all: else a word is typed, and these are suggested. */
  isAll: boolean;
}

interface FilterFieldProps {
  name: FilterName;
  words: FilterWords;
  /** Where the filter has no closed list of words. */
  offer?: Offer | undefined;
}

interface ShownFieldProps {
  name: FilterName;
  value: string;
  choices: readonly Choice[];
}

/** A filter in the form: a choice among its words, or a field for one of many. */
export function FilterField({ name, words, offer }: FilterFieldProps) {
  const value = words[name] ?? "";
  const choices = choicesOf(name) ?? (offer?.isAll ? offer.choices : null);
  return choices ? (
    <Select name={name} value={value} choices={choices} />
  ) : (
    <Typed name={name} value={value} choices={offer?.choices ?? []} />
  );
}

const LABEL = "flex min-w-0 flex-col gap-x-1.5 sm:flex-row sm:items-center";

function Select({ name, value, choices }: ShownFieldProps) {
  const { label, all } = FILTERS[name];
  return (
    <label className={LABEL}>
      <span className="text-quiet text-sm">{label}</span>
      {/* The key has the field follow the address when only that changes. */}
      <select key={value} name={name} defaultValue={value} className={`${field} min-w-0 sm:max-w-36`}>
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

/** Instead of a list of thousands: a word is typed as it is stored. What is suggested is not all there is. */
function Typed({ name, value, choices }: ShownFieldProps) {
  const { label, typed } = FILTERS[name];
  const list = `${name}s`;
  return (
    <label className={LABEL}>
      <span className="text-quiet text-sm">{label}</span>
      <input
        key={value}
        name={name}
        list={list}
        defaultValue={value}
        maxLength={typed?.most}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        placeholder={typed?.placeholder}
        title={typed?.hint}
        className={`${field} min-w-0 sm:w-44`}
      />
      <datalist id={list}>
        {choices.map(({ word, label }) => (
          <option key={word} value={word} label={label} />
        ))}
      </datalist>
    </label>
  );
}
