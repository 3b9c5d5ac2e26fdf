import { button, field } from "@/app/_ui/button";
import { type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { goToTexts } from "@/texts/jobs/go-to";

interface GoToProps {
  filter: JobFilter;
  /** How many pages there are; with one, none is asked for. */
  pages: number;
}

/**
 * Leads to a page of the list by its number, or to a job by its ID: a plain GET form, whose fields are the address. If
 * both are filled in, the ID counts (app/jobs/page.tsx).
 */
export function GoTo({ filter, pages }: GoToProps) {
  const others = toParams({ ...filter, page: 1, cursor: null });
  return (
    <form action="/jobs" autoComplete="off" className="screen-only flex flex-wrap items-center gap-1.5">
      {[...others].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {pages > 1 ? <DigitsField name="page" label={goToTexts.page} most={10} pattern="\d+" /> : null}
      <DigitsField name="id" label={goToTexts.id} most={22} pattern="\s*#?\d+\s*" />
      <button type="submit" className={button.plain}>
        {goToTexts.go}
      </button>
    </form>
  );
}

interface DigitsFieldProps {
  name: "page" | "id";
  label: string;
  /** How many characters it may have. */
  most: number;
  pattern: string;
}

/** For a number of digits alone: a field of type number would round a large one. */
const DigitsField = ({ name, label, most, pattern }: DigitsFieldProps) => (
  <label className="flex items-center gap-1.5 text-quiet text-sm">
    {label}
    <input
      name={name}
      inputMode="numeric"
      pattern={pattern}
      maxLength={most}
      title={goToTexts.digits}
      className={`${field} ${name === "id" ? "w-24" : "w-16"}`}
    />
  </label>
);
