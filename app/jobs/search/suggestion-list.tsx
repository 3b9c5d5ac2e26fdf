import { searchFieldTexts } from "@/texts/search/search-field";
import type { Suggestion } from "./suggest";

interface SuggestionListProps {
  id: string;
  options: Suggestion[];
  /** The one that Enter takes; -1: none. */
  at: number;
  onTake(option: Suggestion): void;
}

export const optionId = (list: string, at: number) => `${list}-${at}`;

/** What completes the text of the search field. The focus stays in the field, which names the option that is chosen. */
export function SuggestionList({ id, options, at, onTake }: SuggestionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label={searchFieldTexts.suggestions}
      className="absolute top-full left-0 min-w-60 max-w-full z-10 mt-1 overflow-hidden rounded-md border border-edge bg-surface py-1 shadow-lg"
    >
      {options.map((option, index) => (
        <div
          key={option.text}
          id={optionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === at}
          // Before the field loses the focus.
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(option);
          }}
          className="flex min-h-8 items-center justify-between gap-4 px-3 hover:bg-sunken aria-selected:bg-sunken aria-selected:shadow-[inset_0.1875rem_0_var(--color-accent)]"
        >
          <b className="font-medium">{option.text}</b>
          <span className="truncate text-quiet text-sm">{option.meaning}</span>
        </div>
      ))}
    </div>
  );
}
