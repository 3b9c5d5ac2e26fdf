"use client";

import type { RefObject } from "react";
import { field } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { clearTexts } from "@/texts/jobs/clear";

interface AgeFieldProps {
  input: RefObject<HTMLInputElement | null>;
  days: string;
  disabled: boolean;
  onChange(days: string): void;
}

/** How long ago the jobs to be cleared finished, in days, within the sentence that says so. */
export function AgeField({ input, days, disabled, onChange }: AgeFieldProps) {
  const number = (
    <input
      id="clear-days"
      ref={input}
      type="number"
      min={1}
      max={3650}
      required
      disabled={disabled}
      value={days}
      onChange={(event) => onChange(event.target.value)}
      className={`${field} w-20`}
    />
  );
  return (
    <label htmlFor="clear-days" className="flex flex-wrap items-center gap-2">
      <FormattedMessage message={clearTexts.age} values={{ days: number, count: Number(days) }} />
    </label>
  );
}
