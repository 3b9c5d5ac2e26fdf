"use client";

import { useActionState, useEffect, useRef } from "react";
import { button, field, panel } from "@/app/_ui/button";
import { Refusal } from "@/app/settings/refusal.client";
import { EXPIRIES, USUAL_TOKEN } from "@/app/settings/tokens/token-fields";
import { ACCOUNT_LIMITS } from "@/lib/account-limits";
import { formatMessage } from "@/lib/texts/format-message";
import { newTokenTexts } from "@/texts/site/new-token";
import { createTokenAction } from "../actions";
import { ShownToken } from "./shown-token.client";

interface NewTokenFormProps {
  /** The page's address. */
  page: string;
  /** Each scope, and what it means. */
  scopes: [scope: string, meaning: string][];
}

/** Creates a token and shows it once. Works without JavaScript too: the form posts, and the page shows the token. */
export function NewTokenForm({ page, scopes }: NewTokenFormProps) {
  const [{ result, given }, submit, pending] = useActionState(createTokenAction, {
    result: null,
    given: USUAL_TOKEN,
  });
  const made = useRef<HTMLElement>(null);
  const message = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (result) (result.ok ? made : message).current?.focus();
  }, [result]);
  // Another press must not create the same token again.
  const shown = result?.ok ? USUAL_TOKEN : given;
  return (
    <section aria-labelledby="new-token-title" className={`${panel} flex flex-col gap-3 p-4`}>
      <h2 id="new-token-title" className="font-semibold text-lg">
        {newTokenTexts.title}
      </h2>
      {result?.ok ? <ShownToken ref={made} {...result.value} /> : null}
      {result?.ok === false ? <Refusal ref={message} page={page} {...result} /> : null}
      <form
        action={submit}
        key={result?.ok ? result.value.text : "refused"}
        className="flex flex-wrap items-start gap-x-6 gap-y-3"
      >
        <label className="flex w-full max-w-80 flex-col gap-1">
          <span className="font-medium">{newTokenTexts.name}</span>
          <input
            name="name"
            required
            maxLength={ACCOUNT_LIMITS.tokenName}
            autoComplete="off"
            placeholder={newTokenTexts.purpose}
            defaultValue={shown.name}
            className={field}
          />
        </label>
        <ScopeChoices scopes={scopes} chosen={shown.scopes} />
        <div className="flex items-end gap-6">
          <label className="flex flex-col gap-1">
            <span className="font-medium">{newTokenTexts.expires}</span>
            <select name="days" defaultValue={shown.days} className={field}>
              {EXPIRIES.map((days) => (
                <option key={days} value={days}>
                  {days === "none"
                    ? newTokenTexts.never
                    : formatMessage(newTokenTexts.inDays, { days: Number(days) })}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className={button.primary} aria-disabled={pending}>
            {pending ? newTokenTexts.creating : newTokenTexts.create}
          </button>
        </div>
      </form>
    </section>
  );
}

function ScopeChoices({ scopes, chosen }: Pick<NewTokenFormProps, "scopes"> & { chosen: string[] }) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium">{newTokenTexts.scopes}</legend>
      {scopes.map(([scope, meaning]) => (
        <label key={scope} className="flex min-h-6 items-center gap-2">
          <input
            type="checkbox"
            name="scope"
            value={scope}
            defaultChecked={chosen.includes(scope)}
            className="size-4 shrink-0"
          />
          <span>
            {meaning} <code className="whitespace-nowrap font-mono text-quiet text-xs">{scope}</code>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
