"use client";

import { useRef, useState, useTransition } from "react";
import { button, field } from "@/app/_ui/button";
import { formatMoment, plural } from "@/lib/format";
import type { ClearPreview } from "@/lib/jobs/clear-jobs";
import { clearJobsAction, previewClearAction } from "../actions";

const DEFAULT_DAYS = "30";

interface ClearJobsProps {
  /** Whose jobs would go: "your" or "everyone’s". */
  whose: string;
  zone: string;
}

/** Clear Old Jobs: asks for the age, says what would go, and only then does it. */
export function ClearJobs({ whose, zone }: ClearJobsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [days, setDays] = useState(DEFAULT_DAYS);
  const [preview, setPreview] = useState<ClearPreview | null>(null);
  const [message, setMessage] = useState<{ text: string; failed: boolean } | null>(null);
  const [pending, startTransition] = useTransition();

  const look = (given: string) =>
    startTransition(async () => {
      setPreview(null);
      setMessage(null);
      const result = await previewClearAction(given);
      if (result.ok) setPreview(result.value);
      else setMessage({ text: result.message, failed: true });
    });
  const open = () => {
    setDays(DEFAULT_DAYS);
    dialog.current?.showModal();
    look(DEFAULT_DAYS);
  };
  const clear = () =>
    startTransition(async () => {
      const result = await clearJobsAction(days);
      if (result.ok) dialog.current?.close();
      setMessage(
        result.ok
          ? {
              text: `Removed ${result.value.removed} old ${result.value.removed === "1" ? "job" : "jobs"}.`,
              failed: false,
            }
          : { text: `${result.message} Nothing else was removed.`, failed: true },
      );
    });

  return (
    <div className="flex flex-wrap items-center gap-2">
      <p role="status" className="text-completed">
        {message && !message.failed ? message.text : ""}
      </p>
      <button type="button" onClick={open} className={button.danger}>
        Clear Old Jobs
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="clear-title"
        className="w-full max-w-md rounded-lg border border-line bg-surface p-5 text-ink backdrop:bg-black/40"
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (!pending && preview) clear();
          }}
        >
          <h2 id="clear-title" className="font-semibold text-lg">
            Clear old jobs
          </h2>
          <label className="flex items-center gap-2">
            Finished more than
            <input
              name="days"
              type="number"
              min={1}
              max={3650}
              required
              value={days}
              onChange={(event) => {
                setDays(event.target.value);
                look(event.target.value);
              }}
              className={`${field} w-24`}
            />
            days ago
          </label>
          <div aria-live="polite" className="min-h-16">
            {message?.failed ? <p className="text-failed">{message.text}</p> : null}
            {preview ? <Consequence preview={preview} whose={whose} zone={zone} /> : null}
            {pending && !preview ? <p className="text-quiet">Counting…</p> : null}
          </div>
          <div className="flex justify-end gap-2">
            <button type="button" className={button.plain} onClick={() => dialog.current?.close()}>
              Cancel
            </button>
            <button
              type="submit"
              className={button.danger}
              disabled={pending || !preview || totalOf(preview) === 0}
            >
              {pending && preview ? "Clearing…" : "Clear"}
            </button>
          </div>
        </form>
      </dialog>
    </div>
  );
}

const totalOf = ({ completed, failed, cancelled }: ClearPreview) => completed + failed + cancelled;

function Consequence({ preview, whose, zone }: { preview: ClearPreview; whose: string; zone: string }) {
  const total = totalOf(preview);
  const until = `finished before ${formatMoment(preview.finishedBefore, zone)} (${zone})`;
  if (total === 0)
    return (
      <p>
        None of {whose} jobs {until}: there is nothing to clear.
      </p>
    );
  return (
    <p>
      {plural(total, "job")} of {whose} jobs, {until}, will be deleted for good with their files:{" "}
      {preview.completed.toLocaleString("en")} completed, {preview.failed.toLocaleString("en")} failed,{" "}
      {preview.cancelled.toLocaleString("en")} cancelled. Jobs that wait or run stay.
    </p>
  );
}
