"use client";

import { useActionState, useEffect, useRef } from "react";
import { button } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { Refusal } from "@/app/settings/refusal.client";
import { viewFormTexts } from "@/texts/settings/view-form";
import { deleteViewAction } from "../actions";

interface DeleteViewProps {
  id: string;
  name: string;
  isShared: boolean;
  /** Where Cancel leads. */
  back: string;
}

/** Asks before a view is deleted, which can't be undone. */
export function DeleteView({ id, name, isShared, back }: DeleteViewProps) {
  const [result, submit, pending] = useActionState(deleteViewAction, null);
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => question.current?.focus(), []);
  return (
    <section
      aria-labelledby="delete-title"
      className="flex flex-col gap-3 rounded-lg border border-failed bg-surface p-4"
    >
      <h2
        id="delete-title"
        ref={question}
        tabIndex={-1}
        className="font-semibold text-lg outline-none [overflow-wrap:anywhere]"
      >
        <FormattedMessage message={viewFormTexts.deleteTitle} values={{ name: <bdi>{name}</bdi> }} />
      </h2>
      <p>{isShared ? viewFormTexts.goneForEveryone : viewFormTexts.gone}</p>
      {result?.ok === false ? <Refusal page={`${back}?delete=${id}`} {...result} /> : null}
      <form action={submit} className="flex flex-wrap gap-2">
        <input type="hidden" name="id" value={id} />
        <button type="submit" className={button.final} aria-disabled={pending}>
          {pending ? viewFormTexts.deleting : viewFormTexts.delete}
        </button>
        <a href={back} className={button.plain}>
          {viewFormTexts.cancel}
        </a>
      </form>
    </section>
  );
}
