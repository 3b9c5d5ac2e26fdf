"use client";

import { useActionState } from "react";
import { button } from "@/app/_ui/button";
import { Refusal } from "@/app/settings/refusal.client";
import { formatMessage } from "@/lib/texts/format-message";
import { viewsTexts } from "@/texts/settings/views";
import { chooseViewAction } from "../actions";
import type { CHOICES } from "../view-choice";

interface ViewChoicesProps {
  id: string;
  /** On one line. */
  name: string;
  isPinned: boolean;
  isDefault: boolean;
}

/** The viewer's own choices for a view: two buttons that stay pressed. */
export function ViewChoices({ id, name, isPinned, isDefault }: ViewChoicesProps) {
  const [result, submit] = useActionState(chooseViewAction, null);
  return (
    <form action={submit} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <ChoiceButton
        choice={isPinned ? "unpin" : "pin"}
        isOn={isPinned}
        label={viewsTexts.inSidebar}
        named={formatMessage(viewsTexts.inSidebarNamed, { name })}
      />
      <ChoiceButton
        choice={isDefault ? "leave" : "open"}
        isOn={isDefault}
        label={viewsTexts.isDefault}
        named={formatMessage(viewsTexts.isDefaultNamed, { name })}
        title={viewsTexts.defaultMeaning}
      />
      {result?.ok === false ? (
        <div className="w-full">
          <Refusal page="/settings/views" {...result} />
        </div>
      ) : null}
    </form>
  );
}

interface ChoiceButtonProps {
  choice: keyof typeof CHOICES;
  isOn: boolean;
  label: string;
  named: string;
  title?: string;
}

const ChoiceButton = ({ choice, isOn, label, named, title }: ChoiceButtonProps) => (
  <button
    type="submit"
    name="choice"
    value={choice}
    aria-pressed={isOn}
    aria-label={named}
    title={title}
    className={`${button.small} aria-pressed:border-accent aria-pressed:text-accent`}
  >
    <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 fill-none stroke-current stroke-[1.5]">
      {isOn ? <path d="m1.5 6.5 3 3 6-7" /> : <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" />}
    </svg>
    {label}
  </button>
);
