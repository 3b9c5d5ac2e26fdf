"use client";

import type { Ref } from "react";
import { CopyButton } from "@/app/_ui/copy-button.client";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { newTokenTexts } from "@/texts/site/new-token";

interface ShownTokenProps {
  ref: Ref<HTMLElement>;
  name: string;
  text: string;
}

const ID = "new-token";

/** A token that was just created. No later page can show it. */
export function ShownToken({ ref, name, text }: ShownTokenProps) {
  return (
    <section
      ref={ref}
      tabIndex={-1}
      aria-label={newTokenTexts.shown}
      className="flex flex-col gap-2 rounded-md bg-completed-soft px-3 py-2 text-completed"
    >
      <p>
        <strong>
          <FormattedMessage message={newTokenTexts.created} values={{ name: <bdi>{name}</bdi> }} />
        </strong>{" "}
        {newTokenTexts.copyNow}
      </p>
      <div className="flex flex-wrap items-center gap-2">
        <code id={ID} className="select-all break-all rounded-md bg-surface px-2 py-1 font-mono text-ink">
          {text}
        </code>
        <CopyButton from={ID} what="token" />
      </div>
    </section>
  );
}
