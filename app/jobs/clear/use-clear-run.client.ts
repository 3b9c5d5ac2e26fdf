"use client";

import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import { redrawAction } from "@/app/jobs/actions";
import type { ClearProgress } from "./clear-progress";

const LOOK_MS = 1_000;

const isOver = ({ state, again }: ClearProgress) =>
  state === "finished" || state === "stopped" || (state === "interrupted" && again === null);

export interface ShownRun {
  run: ClearProgress | null;
  /** Whether the last request for the run's state got no answer. */
  isSilent: boolean;
  show(run: ClearProgress): void;
  hide(): void;
}

interface ClearRunSource {
  run: ClearProgress | null;
  setRun: Dispatch<SetStateAction<ClearProgress | null>>;
  /** Whether its progress comes with the changes of the list. */
  isLive: boolean;
}

/** The current state of a clear. If it does not come by itself, it is requested once a second while the page is seen. */
export function useClearRun({ run, setRun, isLive }: ClearRunSource): ShownRun {
  const [isSilent, setSilent] = useState(false);
  const id = run && !isOver(run) ? run.id : null;
  useAtItsEnd(run);

  useEffect(() => {
    if (id === null || isLive) return;
    let timer = setTimeout(look, LOOK_MS);
    let left = false;
    async function look() {
      const now = document.hidden ? null : await lookAt(id);
      if (left) return;
      if (now) setRun(now);
      if (now && isOver(now)) return;
      if (!document.hidden) setSilent(now === null);
      timer = setTimeout(look, LOOK_MS);
    }
    return () => {
      left = true;
      setSilent(false);
      clearTimeout(timer);
    };
  }, [id, isLive, setRun]);

  const show = (shown: ClearProgress) => {
    setSilent(false);
    setRun(shown);
  };
  return { run, isSilent, show, hide: () => setRun((shown) => (shown && isOver(shown) ? null : shown)) };
}

/** Draws the list anew without the rows that went, once a clear that was seen at work has ended. */
function useAtItsEnd(run: ClearProgress | null) {
  const atWork = useRef<string | null>(null);
  useEffect(() => {
    if (!run) return;
    if (!isOver(run)) atWork.current = run.id;
    else if (atWork.current === run.id) {
      atWork.current = null;
      // Without an answer, the rows stay where they are until the page is loaded anew.
      redrawAction().catch(() => undefined);
    }
  }, [run]);
}

/** Null when there was no answer. */
async function lookAt(id: string | null): Promise<ClearProgress | null> {
  const answer = await fetch(`/jobs/clear-runs/${id}`, { cache: "no-store" }).catch(() => null);
  return answer?.ok ? await answer.json().catch(() => null) : null;
}
