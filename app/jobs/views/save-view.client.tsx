"use client";

import { useActionState, useEffect, useRef } from "react";
import { button } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { Refusal } from "@/app/settings/refusal.client";
import type { Role } from "@/lib/jobs/access";
import { saveViewTexts } from "@/texts/settings/save-view";
import { saveViewAction } from "./actions";
import type { ViewFields } from "./view-fields";
import { ViewNameField } from "./view-name-field";

interface SaveViewProps {
  /** The filters, as parameters of the list's address. */
  query: string;
  /** What the view is called unless one types another name. */
  name: string;
  viewer: Role;
}

/** Saves the filters of the list under a name. Works without JavaScript too: the form posts to the list. */
export function SaveView({ query, name, viewer }: SaveViewProps) {
  const usual = { name, query, isShared: false, isPinned: true, isDefault: false };
  const [{ result, given }, submit, pending] = useActionState(saveViewAction, { result: null, given: usual });
  const said = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (result) said.current?.focus();
  }, [result]);
  const shown = result?.ok === false ? given : usual;
  return (
    <details open={result !== null} className="screen-only text-sm open:w-full">
      <summary className="flex min-h-7 w-fit cursor-pointer list-none items-center px-1 text-accent hover:underline">
        {saveViewTexts.title}
      </summary>
      <div className="mt-2 flex flex-col gap-3 rounded-lg border border-line bg-surface p-3 text-base">
        {result?.ok === false ? <Refusal ref={said} page={`/jobs?${query}`} {...result} /> : null}
        {result?.ok ? (
          <p ref={said} tabIndex={-1} className="[overflow-wrap:anywhere]">
            <FormattedMessage
              message={saveViewTexts.saved}
              values={{ name: <bdi>{result.value.name}</bdi> }}
            />{" "}
            <a href="/settings/views">{saveViewTexts.all}</a>
          </p>
        ) : (
          <form action={submit} className="flex flex-wrap items-end gap-x-5 gap-y-2">
            <ViewFieldset fields={shown} viewer={viewer} />
            <div className="flex items-center gap-5">
              <button type="submit" className={button.primary} aria-disabled={pending}>
                {pending ? saveViewTexts.saving : saveViewTexts.save}
              </button>
              <a href="/settings/views" className="py-1.5">
                {saveViewTexts.all}
              </a>
            </div>
          </form>
        )}
      </div>
    </details>
  );
}

function ViewFieldset({ fields, viewer }: { fields: ViewFields; viewer: Role }) {
  const { name, query, isShared, isPinned, isDefault } = fields;
  return (
    <>
      <input type="hidden" name="query" value={query} />
      <ViewNameField label={<span className="text-quiet text-sm">{saveViewTexts.name}</span>} value={name} />
      <Choice name="pinned" label={saveViewTexts.pinned} checked={isPinned} />
      <Choice name="default" label={saveViewTexts.opens} checked={isDefault} />
      {viewer === "admin" ? (
        <Choice
          name="shared"
          label={saveViewTexts.shared}
          title={saveViewTexts.sharedMeaning}
          checked={isShared}
        />
      ) : null}
    </>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  checked: boolean;
  title?: string;
}

const Choice = ({ name, label, checked, title }: ChoiceProps) => (
  <label className="flex min-h-8 items-center gap-2" title={title}>
    <input type="checkbox" name={name} defaultChecked={checked} className="size-4 shrink-0" />
    {label}
  </label>
);
