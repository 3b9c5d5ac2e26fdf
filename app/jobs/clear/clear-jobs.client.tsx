"use client";

import { type ReactNode, useRef } from "react";
import { button } from "@/app/_ui/button";
import type { Role } from "@/lib/jobs/access";
import type { Tab } from "@/lib/jobs/tab";
import { formatMessage } from "@/lib/texts/format-message";
import { clearTexts } from "@/texts/jobs/clear";
import { AgeField } from "./age-field.client";
import { ClearConsequence } from "./clear-consequence.client";
import { ClearStatus } from "./clear-status.client";
import type { ShownRun } from "./use-clear-run.client";
import { useClearing } from "./use-clearing.client";

interface ClearJobsProps {
  /** Administrators clear the jobs of all users. */
  viewer: Role;
  /** Whose jobs are cleared. */
  tab: Tab;
  zone: string;
  /** Whether filters narrow the list, which a clear does not follow. */
  isFiltered: boolean;
  /** The running clear, or the one that the address names. */
  shown: ShownRun;
  /** What stands before its button, on one line with it in any case, in a part of such a class. */
  children: ReactNode;
  className: string | undefined;
}

/** Clear Old Jobs: asks for the age, shows what would be deleted, and only then deletes it. */
export function ClearJobs({ viewer, tab, zone, isFiltered, shown, children, className }: ClearJobsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const age = useRef<HTMLInputElement>(null);
  const { days, result, clearing, count, clear } = useClearing(tab);
  const total = result?.ok ? result.value.total : 0;
  const ready = total > 0 && !clearing;
  // The button must not promise an estimate.
  const label =
    result?.ok && result.value.moreThan === null && total > 0
      ? formatMessage(clearTexts.clearCounted, { tab, count: total })
      : clearTexts.clear;

  const open = () => {
    shown.hide();
    dialog.current?.showModal();
    void count();
  };
  const recount = () => {
    // The pressed button disappears while the jobs are counted, and would lose the focus.
    age.current?.focus();
    void count(days);
  };
  const confirm = async () => {
    const done = await clear();
    if (!done) return;
    dialog.current?.close();
    shown.show(done);
    rememberRun(done.id);
  };

  return (
    <>
      <div className={className}>
        {children}
        <button type="button" onClick={open} className={`${button.danger} script-only screen-only ml-auto`}>
          {clearTexts.title}
        </button>
      </div>
      <ClearStatus {...shown} />
      <dialog
        ref={dialog}
        aria-labelledby="clear-title"
        onCancel={(event) => clearing && event.preventDefault()}
        className="w-[calc(100%-1.5rem)] max-w-lg rounded-lg border border-line bg-surface p-5 shadow-xl backdrop:bg-black/50"
      >
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) void confirm();
          }}
        >
          <h2 id="clear-title" className="font-semibold text-lg">
            {clearTexts.title}
          </h2>
          <AgeField input={age} days={days} disabled={clearing} onChange={(asked) => void count(asked)} />
          {isFiltered ? <p>{formatMessage(clearTexts.unfiltered, { viewer, tab })}</p> : null}
          <div aria-live="polite" aria-busy={result === null} className="min-h-40">
            <ClearConsequence result={result} viewer={viewer} tab={tab} zone={zone} />
          </div>
          <div className="flex justify-end gap-2">
            <button
              type="button"
              className={button.plain}
              disabled={clearing}
              onClick={() => dialog.current?.close()}
            >
              {clearTexts.cancel}
            </button>
            {result?.ok === false ? (
              <button type="button" className={button.plain} onClick={recount}>
                {clearTexts.retry}
              </button>
            ) : null}
            <button type="submit" className={button.final} aria-disabled={!ready}>
              {clearing ? clearTexts.clearing : label}
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}

/** Puts the run into the address, so that a reload shows its result again. The page number may be past the end now. */
function rememberRun(runId: string) {
  const address = new URL(location.href);
  address.searchParams.delete("page");
  address.searchParams.set("cleared", runId);
  history.replaceState(null, "", address);
}
