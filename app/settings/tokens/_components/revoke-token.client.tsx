"use client";

import { useActionState, useEffect, useRef } from "react";
import { button } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { Refusal } from "@/app/settings/refusal.client";
import { revokeTokenTexts } from "@/texts/site/revoke-token";
import { revokeTokenAction } from "../actions";

interface RevokeTokenProps {
  id: string;
  name: string;
  /** The user whose token it is, where that is not the viewer. */
  owner: string | null;
  /** Where Cancel and the sign-in lead. */
  back: string;
}

/** Asks before a token is revoked, which can't be undone. */
export function RevokeToken({ id, name, owner, back }: RevokeTokenProps) {
  const [result, submit, pending] = useActionState(revokeTokenAction, null);
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => question.current?.focus(), []);
  return (
    <section
      aria-labelledby="revoke-title"
      className="flex flex-col gap-3 rounded-lg border border-failed bg-surface p-4"
    >
      <h2
        id="revoke-title"
        ref={question}
        tabIndex={-1}
        className="font-semibold text-lg outline-none [overflow-wrap:anywhere]"
      >
        {owner === null ? (
          <FormattedMessage message={revokeTokenTexts.question} values={{ name: <bdi>{name}</bdi> }} />
        ) : (
          <FormattedMessage
            message={revokeTokenTexts.questionOfUser}
            values={{ name: <bdi>{name}</bdi>, owner: <bdi>{owner}</bdi> }}
          />
        )}
      </h2>
      <p>{revokeTokenTexts.consequence}</p>
      {result?.ok === false ? <Refusal page={back} {...result} /> : null}
      <form action={submit} className="flex flex-wrap gap-2">
        <input type="hidden" name="id" value={id} />
        <button type="submit" className={button.final} aria-disabled={pending}>
          {pending ? revokeTokenTexts.revoking : revokeTokenTexts.revoke}
        </button>
        <a href={back} className={button.plain}>
          {revokeTokenTexts.cancel}
        </a>
      </form>
    </section>
  );
}
