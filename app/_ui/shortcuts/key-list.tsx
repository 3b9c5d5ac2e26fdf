import { shortcutsTexts } from "@/texts/settings/shortcuts";
import { KEYS } from "./keys";

/** The last two the browser answers itself. */
const LISTED = [...KEYS, [shortcutsTexts.enter, "open"], [shortcutsTexts.escape, "close"]] as const;

/** Each key and what it does. */
export const KeyList = () => (
  <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5">
    {LISTED.map(([key, does]) => (
      <div key={key} className="contents">
        <dt>
          <kbd className="inline-block min-w-6 rounded-md border border-edge bg-sunken px-1.5 text-center font-sans text-sm">
            {key}
          </kbd>
        </dt>
        <dd>{shortcutsTexts.does[does]}</dd>
      </div>
    ))}
  </dl>
);
