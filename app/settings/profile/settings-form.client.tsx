"use client";

import { useActionState } from "react";
import { button, panel } from "@/app/_ui/button";
import { Refusal } from "@/app/settings/refusal.client";
import { mySettingsTexts } from "@/texts/settings/my-settings";
import { saveSettingsAction } from "./actions";
import type { SettingsFields } from "./settings-fields";

interface SettingsFormProps {
  /** The page's address. */
  page: string;
  /** What is saved now. */
  saved: SettingsFields;
  /** The numbers of rows to choose from. */
  rows: string[];
}

/** The viewer's settings. Works without JavaScript too: the form posts, and the page says what became of it. */
export function SettingsForm({ page, saved, rows }: SettingsFormProps) {
  const [{ result, fields }, submit, isPending] = useActionState(saveSettingsAction, {
    result: null,
    fields: saved,
  });
  return (
    <form action={submit} className={`${panel} flex flex-col items-start gap-4 p-4`}>
      {result?.ok === false ? <Refusal page={page} {...result} /> : null}
      <fieldset>
        <legend className="font-medium">{mySettingsTexts.pageRows}</legend>
        <div key={fields.pageRows} className="flex gap-6">
          {rows.map((one) => (
            <label key={one} className="flex min-h-8 items-center gap-2">
              <input
                type="radio"
                name="pageRows"
                required
                value={one}
                defaultChecked={fields.pageRows === one}
                className="size-4"
              />
              {one}
            </label>
          ))}
        </div>
      </fieldset>
      <div>
        <label className="flex min-h-8 items-center gap-2 font-medium">
          <input
            key={fields.shortcuts}
            type="checkbox"
            name="shortcuts"
            defaultChecked={fields.shortcuts === "on"}
            aria-describedby="shortcuts-meaning"
            className="size-4 shrink-0"
          />
          {mySettingsTexts.useShortcuts}
        </label>
        <p id="shortcuts-meaning" className="max-w-prose text-quiet text-sm">
          {mySettingsTexts.shortcutsMeaning}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button type="submit" className={button.primary} aria-disabled={isPending}>
          {isPending ? mySettingsTexts.saving : mySettingsTexts.save}
        </button>
        {/* Empty meanwhile, so that a screen reader says it each time. */}
        <p role="status" className="font-medium text-completed">
          {result?.ok && !isPending ? mySettingsTexts.saved : null}
        </p>
      </div>
    </form>
  );
}
