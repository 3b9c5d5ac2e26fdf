"use client";

import { useRef, useState } from "react";
import { button, field } from "@/app/_ui/button";
import { plural } from "@/lib/format";
import type { ClearPreview } from "@/lib/jobs/preview-clear";
import type { ActionResult } from "@/lib/web/access-action";
import { clearJobsAction, previewClearAction } from "../actions";
import { ClearConsequence, totalOf } from "./clear-consequence.client";

const DEFAULT_DAYS = "30";
const LOST = { ok: false, message: "The server did not answer; it may be away. Try again." } as const;

interface ClearJobsProps {
  /** Whose jobs would go: "your" or "everyone’s". */
  whose: string;
  zone: string;
}

/** Clear Old Jobs: asks for the age, says what would go, and only then does it. */
export function ClearJobs({ whose, zone }: ClearJobsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [answer, setAnswer] = useState<{ days: string; result: ActionResult<ClearPreview> } | null>(null);
  const [clearing, setClearing] = useState(false);
  const [success, setSuccess] = useState("");
  // An answer to another age than the one that stands in the field is no answer.
  const result = answer?.days === days ? answer.result : null;

  const look = async (asked: string) => {
    setDays(asked);
    setAnswer({ days: asked, result: await previewClearAction(asked).catch(() => LOST) });
  };
  const open = () => {
    setSuccess("");
    dialog.current?.showModal();
    void look(DEFAULT_DAYS);
  };
  const clear = async () => {
    setClearing(true);
    const cleared = await clearJobsAction(days).catch(() => LOST);
    setClearing(false);
    if (cleared.ok) {
      const { removed } = cleared.value;
      setSuccess(removed === 0 ? "There was nothing to remove." : `Removed ${plural(removed, "old job")}.`);
      dialog.current?.close();
    } else setAnswer({ days, result: cleared });
  };
  const ready = result?.ok === true && totalOf(result.value) > 0 && !clearing;

  return (
    <div className="flex flex-wrap items-center">
      <button type="button" onClick={open} className={button.danger}>
        Clear Old Jobs
      </button>
      <p role="status" className="ml-2 text-completed empty:ml-0">
        {success}
      </p>
      <dialog
        ref={dialog}
        aria-labelledby="clear-title"
        className="w-[calc(100%-2rem)] max-w-md rounded-lg border border-line bg-surface p-5 text-ink backdrop:bg-black/40"
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) void clear();
          }}
        >
          <h2 id="clear-title" className="font-semibold text-lg">
            Clear old jobs
          </h2>
          <label className="flex items-center gap-2">
            Finished more than
            <input
              type="number"
              min={1}
              max={3650}
              required
              value={days}
              onChange={(event) => void look(event.target.value)}
              className={`${field} w-24`}
            />
            days ago
          </label>
          <div aria-live="polite" className="min-h-16">
            <ClearConsequence result={result} whose={whose} zone={zone} />
          </div>
          <div className="flex justify-end gap-2">
            <button type="button" className={button.plain} onClick={() => dialog.current?.close()}>
              Cancel
            </button>
            <button type="submit" className={button.danger} disabled={!ready}>
              {clearing ? "Clearing…" : "Clear"}
            </button>
          </div>
        </form>
      </dialog>
    </div>
  );
}
