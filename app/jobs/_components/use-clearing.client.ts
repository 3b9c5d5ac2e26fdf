"use client";

import { useState } from "react";
import type { ClearPreview } from "@/lib/jobs/preview-clear";
import type { Tab } from "@/lib/jobs/tab";
import type { ActionResult } from "@/lib/web/access-action";
import { type Cleared, clearJobsAction, previewClearAction } from "../actions";

const DEFAULT_DAYS = "30";
const NOT_COUNTED = { ok: false, message: "The server did not answer. Nothing was removed." } as const;
const CUT_OFF = {
  ok: false,
  message:
    "The server stopped answering. Some of these jobs may be gone; nothing else was touched. Count again to see what is left.",
} as const;

/** What the dialog knows: the age that is asked for, what a clear of the tab would take, and whether one is under way. */
export function useClearing(tab: Tab) {
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [answer, setAnswer] = useState<{ days: string; result: ActionResult<ClearPreview> } | null>(null);
  const [clearing, setClearing] = useState(false);
  // An answer to another age than the one that stands in the field is no answer.
  const result = answer?.days === days ? answer.result : null;

  const count = async (asked = DEFAULT_DAYS) => {
    setDays(asked);
    setAnswer(null);
    setAnswer({ days: asked, result: await previewClearAction(asked, tab).catch(() => NOT_COUNTED) });
  };

  /** Null when it failed; why is then the answer. */
  const clear = async (): Promise<Cleared | null> => {
    setClearing(true);
    const cleared = await clearJobsAction(days, tab).catch(() => CUT_OFF);
    setClearing(false);
    if (cleared.ok) return cleared.value;
    setAnswer({ days, result: cleared });
    return null;
  };

  return { days, result, clearing, count, clear };
}
