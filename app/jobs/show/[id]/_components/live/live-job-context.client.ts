"use client";

import { createContext, useContext } from "react";
import type { LiveState } from "@/app/_ui/live/live-state";
import type { LiveValues, PageValues } from "./live-values";

interface LiveJob {
  /** What the page was drawn from. */
  page: PageValues;
  /** What is known of the job by now. */
  values: LiveValues;
  state: LiveState;
}

export const LiveJobContext = createContext<LiveJob | null>(null);
export const NowContext = createContext(0);

/** The job of the page around. */
export function useLiveJob(): LiveJob {
  const job = useContext(LiveJobContext);
  if (!job) throw new Error("there is no job around");
  return job;
}

/** The time as of which that is true, in milliseconds since 1970; it moves each second while the page is live. */
export const useNow = (): number => useContext(NowContext);
