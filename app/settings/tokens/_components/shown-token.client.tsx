"use client";

import type { Ref } from "react";
import { CopyButton } from "@/app/_ui/copy-button.client";

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
      aria-label="The new token"
      className="flex flex-col gap-2 rounded-md bg-completed-soft px-3 py-2 text-completed"
    >
      <p>
        <strong>
          Token created: “<bdi>{name}</bdi>”.
        </strong>{" "}
        Copy it now. It won’t be shown again. Keep it secret, like a password.
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
