"use client";

import { useState } from "react";
import { previewClearAction, startClearAction } from "@/app/jobs/actions";
import type { ClearPreview } from "@/lib/jobs/clear/preview-clear";
import type { Tab } from "@/lib/jobs/tab";
import type { ActionResult } from "@/lib/web/access/access-action";
import { clearTexts } from "@/texts/jobs/clear";
import type { ClearProgress } from "./clear-progress";

const DEFAULT_DAYS = "30";
const NOT_COUNTED = { ok: false, message: clearTexts.notCounted } as const;
const CUT_OFF = { ok: false, message: clearTexts.cutOff } as const;

/** The state of the dialog: the age, what a clear of the tab would delete, and whether one is being started. */
export function useClearing(tab: Tab) {
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [answer, setAnswer] = useState<{ days: string; result: ActionResult<ClearPreview> } | null>(null);
  const [clearing, setClearing] = useState(false);
  // An answer for another age than the one in the field does not count.
  const result = answer?.days === days ? answer.result : null;

  const count = async (asked = DEFAULT_DAYS) => {
    setDays(asked);
    setAnswer(null);
    setAnswer({ days: asked, result: await previewClearAction(asked, tab).catch(() => NOT_COUNTED) });
  };

  /** Starts the clear. Null when that failed; the result then says why. */
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
