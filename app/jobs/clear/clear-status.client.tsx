"use client";

import { useEffect, useRef, useState } from "react";
import { button } from "@/app/_ui/button";
import { startClearAction, stopClearAction } from "@/app/jobs/actions";
import type { ActionResult } from "@/lib/web/access/access-action";
import { clearTexts } from "@/texts/jobs/clear";
import type { ClearProgress } from "./clear-progress";
import type { ShownRun } from "./use-clear-run.client";

/** A screen reader hears a change at once, but mere progress only this often. */
const SPEAK_MS = 15_000;

const BAND = "screen-only order-last flex w-full flex-wrap items-center gap-x-4 gap-y-2 rounded-md px-3 py-2";
const COLOURS: Readonly<Record<ClearProgress["state"], string>> = {
  running: "bg-sunken",
  stopping: "bg-sunken",
  finished: "bg-completed-soft text-completed",
  stopped: "bg-cancelled-soft text-cancelled",
  interrupted: "bg-waiting-soft text-waiting",
};

/** The progress of the clear or its result, with the buttons for it. */
export function ClearStatus({ run, isSilent, show }: ShownRun) {
  const [refused, setRefused] = useState<string | null>(null);
  const goesOn = run?.state === "running" || run?.state === "stopping";
  const message = (isSilent && clearTexts.noAnswer) || refused || run?.message || null;
  const band = useRef<HTMLDivElement>(null);
  const pressed = useRef<boolean>(false);
  useEffect(() => {
    // The pressed button disappeared with its state, and with it the focus.
    if (pressed.current && run?.state && document.activeElement === document.body) band.current?.focus();
    pressed.current = false;
  }, [run?.state]);
  const spoken = useSpoken(message, `${run?.id} ${run?.state} ${isSilent} ${refused}`);
  const act = async (action: () => Promise<ActionResult<ClearProgress>>) => {
    pressed.current = true;
    const result = await action().catch(() => ({ ok: false, message: clearTexts.noAnswer }) as const);
    if (result.ok) show(result.value);
    setRefused(result.ok ? null : result.message);
  };

  return (
    <div ref={band} tabIndex={-1} className={run ? `${BAND} ${COLOURS[run.state]}` : "sr-only"}>
      {goesOn ? (
        <>
          <p className="grow basis-60 tabular-nums">{message}</p>
          <Bar {...run} />
        </>
      ) : null}
      <p role="status" className={goesOn ? "sr-only" : "grow basis-60"}>
        {spoken}
      </p>
      {run?.state === "running" ? (
        <button
          type="button"
          className={`${button.plain} script-only`}
          onClick={() => act(() => stopClearAction(run.id))}
        >
          {clearTexts.stop}
        </button>
      ) : null}
      {run?.state === "interrupted" ? <Onward run={run} act={act} /> : null}
    </div>
  );
}

interface OnwardProps {
  run: ClearProgress;
  act(action: () => Promise<ActionResult<ClearProgress>>): void;
}

/** The buttons for a clear that was interrupted. */
function Onward({ run: { id, again }, act }: OnwardProps) {
  if (!again) return null;
  return (
    <span className="script-only flex gap-2">
      <button
        type="button"
        className={button.plain}
        onClick={() => act(() => startClearAction(again.days, again.tab))}
      >
        {clearTexts.resume}
      </button>
      <button type="button" className={button.plain} onClick={() => act(() => stopClearAction(id))}>
        {clearTexts.stopHere}
      </button>
    </span>
  );
}

function Bar({ removed, expected }: Pick<ClearProgress, "removed" | "expected">) {
  const known = expected ? { max: expected, value: Math.min(removed, expected) } : {};
  return <progress aria-label={clearTexts.progress} className="w-40" {...known} />;
}

/** The current message; while only its numbers change, it is updated less often. */
function useSpoken(message: string | null, occasion: string): string | null {
  const [said, setSaid] = useState({ message, occasion, at: 0 });
  const isNews = said.occasion !== occasion;
  useEffect(() => {
    const now = Date.now();
    if (isNews || (said.message !== message && now - said.at > SPEAK_MS))
      setSaid({ message, occasion, at: now });
  }, [isNews, message, occasion, said]);
  return isNews ? message : said.message;
}
