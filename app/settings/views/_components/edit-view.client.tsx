"use client";

import { useActionState, useEffect, useRef } from "react";
import { button, panel } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { ViewNameField } from "@/app/jobs/views/view-name-field";
import { Refusal } from "@/app/settings/refusal.client";
import { viewFormTexts } from "@/texts/settings/view-form";
import { changeViewAction } from "../actions";

interface EditViewProps {
  id: string;
  name: string;
  isShared: boolean;
  /** Also for staff who shared it as an administrator: they can stop sharing it. */
  mayShare: boolean;
  /** Where Cancel leads. */
  back: string;
}

/** The name of a view, and whether everyone sees it. */
export function EditView({ id, name, isShared, mayShare, back }: EditViewProps) {
  const [{ result, name: typed }, submit, pending] = useActionState(changeViewAction, { result: null, name });
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  return (
    <section aria-labelledby="edit-title" className={`${panel} flex flex-col gap-3 p-4`}>
      <h2
        id="edit-title"
        ref={title}
        tabIndex={-1}
        className="font-semibold text-lg outline-none [overflow-wrap:anywhere]"
      >
        <FormattedMessage message={viewFormTexts.editTitle} values={{ name: <bdi>{name}</bdi> }} />
      </h2>
      {result?.ok === false ? <Refusal page={`${back}?edit=${id}`} {...result} /> : null}
      <form action={submit} className="flex flex-wrap items-end gap-x-5 gap-y-3">
        <input type="hidden" name="id" value={id} />
        <ViewNameField label={<span className="font-medium">{viewFormTexts.name}</span>} value={typed} />
        {mayShare ? (
          <label className="flex min-h-8 items-center gap-2">
            <input type="hidden" name="mayShare" value="1" />
            <input type="checkbox" name="shared" defaultChecked={isShared} className="size-4 shrink-0" />
            {viewFormTexts.shared}
          </label>
        ) : null}
        <div className="flex gap-2">
          <button type="submit" className={button.primary} aria-disabled={pending}>
            {pending ? viewFormTexts.saving : viewFormTexts.save}
          </button>
          <a href={back} className={button.plain}>
            {viewFormTexts.cancel}
          </a>
        </div>
      </form>
    </section>
  );
}
