import { field } from "@/app/_ui/button";
import { typeLabel } from "@/lib/jobs/type";

interface TypeByNameProps {
  type: string | null;
  /** The known types, and the first of the others. */
  suggested: string[];
}

/** In place of a list of thousands: a type is typed as it is stored. What is suggested is not all there is. */
export function TypeByName({ type, suggested }: TypeByNameProps) {
  return (
    <label className="flex min-w-0 flex-col gap-x-1.5 sm:flex-row sm:items-center">
      <span className="text-quiet text-sm">Type</span>
      <input
        key={type}
        name="type"
        list="types"
        defaultValue={type ?? ""}
        maxLength={50}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        placeholder="All, or type a name"
        title="There are more types than are suggested: type the name of any, such as import"
        className={`${field} min-w-0 sm:w-44`}
      />
      <datalist id="types">
        {suggested.map((one) => (
          <option key={one} value={one} label={typeLabel(one)} />
        ))}
      </datalist>
    </label>
  );
}
