import type { Theme } from "@/lib/web/theme";
import { viewerMenuTexts } from "@/texts/site/viewer-menu";
import { chooseTheme } from "./choose-theme";

const CHOICES: Theme[] = ["light", "dark", "system"];

/** Light, dark, or as the system has it. Three buttons of a form, so that it works without scripts. */
export function ThemeChoice({ chosen }: { chosen: Theme }) {
  return (
    <form action={chooseTheme}>
      <fieldset>
        <legend className="mb-1 text-quiet text-sm">{viewerMenuTexts.theme.title}</legend>
        <div className="flex overflow-hidden rounded-md border border-edge">
          {CHOICES.map((theme) => (
            <button
              key={theme}
              type="submit"
              name="theme"
              value={theme}
              aria-pressed={theme === chosen}
              className="min-h-8 flex-1 px-2 hover:bg-sunken focus-visible:-outline-offset-2 aria-pressed:bg-accent aria-pressed:text-on-accent"
            >
              {viewerMenuTexts.theme[theme]}
            </button>
          ))}
        </div>
      </fieldset>
    </form>
  );
}
