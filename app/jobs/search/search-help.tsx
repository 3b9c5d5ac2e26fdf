import { button } from "@/app/_ui/button";
import type { Role } from "@/lib/jobs/access";
import { searchHelpTexts } from "@/texts/search/search-help";
import { searchExamples } from "./search-examples";

interface SearchHelpProps {
  viewer: { name: string; role: Role };
  /** For examples of dates. */
  today: string;
}

/** What the search field understands, under it. Each example is a link to what it finds. */
export function SearchHelp({ viewer, today }: SearchHelpProps) {
  const examples = searchExamples({ owner: viewer.role === "admin" ? viewer.name : null, today });
  return (
    <details>
      {/* Beside the field's own button. */}
      <summary
        className={`${button.plain} absolute top-0 right-0 w-9 list-none [&::-webkit-details-marker]:hidden`}
      >
        <span aria-hidden="true">?</span>
        <span className="sr-only">{searchHelpTexts.title}</span>
      </summary>
      <div className="-mr-11 mt-2 rounded-md border border-line bg-surface p-3 text-sm">
        <p className="max-w-prose pb-2">{searchHelpTexts.words}</p>
        <ul>
          {examples.map(([example, meaning]) => (
            <li
              key={example}
              className="items-center gap-x-4 pb-1 text-quiet sm:grid sm:grid-cols-[14rem_1fr] sm:pb-0"
            >
              <a
                href={`/jobs?q=${encodeURIComponent(example)}`}
                className="flex min-h-6 items-center [overflow-wrap:anywhere]"
              >
                <code>{example}</code>
              </a>
              <span>{meaning}</span>
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
}
