"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
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

/** The current state of a clear: requested once a second while it runs and the page is visible. */
export function useClearRun(initial: ClearProgress | null): ShownRun {
  const router = useRouter();
  const [run, setRun] = useState(initial);
  const [isSilent, setSilent] = useState(false);
  const id = run && !isOver(run) ? run.id : null;

  useEffect(() => {
    if (id === null) return;
    let timer = setTimeout(look, LOOK_MS);
    let left = false;
    async function look() {
      const now = document.hidden ? null : await lookAt(id);
      if (left) return;
      if (now) setRun(now);
      if (now && isOver(now)) return router.refresh();
      if (!document.hidden) setSilent(now === null);
      timer = setTimeout(look, LOOK_MS);
    }
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [id, router]);

  const show = (shown: ClearProgress) => {
    setSilent(false);
    setRun(shown);
  };
  return { run, isSilent, show, hide: () => setRun((shown) => (shown && isOver(shown) ? null : shown)) };
}

/** Null when there was no answer. */
async function lookAt(id: string | null): Promise<ClearProgress | null> {
  const answer = await fetch(`/jobs/clear-runs/${id}`, { cache: "no-store" }).catch(() => null);
  return answer?.ok ? await answer.json().catch(() => null) : null;
}
