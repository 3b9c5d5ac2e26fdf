"use client";

import { useState } from "react";
import { previewClearAction, startClearAction } from "@/app/jobs/actions";
import type { ClearPreview } from "@/lib/jobs/clear/preview-clear";
import type { Tab } from "@/lib/jobs/tab";
import type { ActionResult } from "@/lib/web/access/access-action";
import type { ClearProgress } from "./clear-progress";

const DEFAULT_DAYS = "30";
const NOT_COUNTED = { ok: false, message: "The server did not answer. Nothing was removed." } as const;
const CUT_OFF = {
  ok: false,
  message:
    "The server stopped answering. Some of these jobs may be gone; nothing else was touched. Count again to see what is left.",
} as const;

/** What the dialog knows: the age that is asked for, what a clear of the tab would take, and whether one begins. */
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

  /** Begins the clear. Null when it failed; why is then the answer. */
  const clear = async (): Promise<ClearProgress | null> => {
    setClearing(true);
    const begun = await startClearAction(days, tab).catch(() => CUT_OFF);
    setClearing(false);
    if (begun.ok) return begun.value;
    setAnswer({ days, result: begun });
    return null;
  };

  return { days, result, clearing, count, clear };
}
