"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { LiveState } from "@/app/_ui/live/live-state";
import { serverNow } from "@/app/_ui/live/server-clock";
import { useLive } from "@/app/_ui/live/use-live.client";
import { LiveViews } from "@/app/_ui/shell/live-views.client";
import type { JobMessage } from "@/app/jobs/events/messages";
import { LiveJobContext, NowContext } from "./live-job-context.client";
import { type LiveValues, liveValues, type PageValues, reasonToRedraw, withMessage } from "./live-values";
import { useRedraw } from "./use-redraw.client";

interface LiveJobProviderProps {
  page: PageValues;
  /** Of /jobs/events; null: the job no longer moves. */
  address: string | null;
  children: ReactNode;
}

/**
 * Follows the job of a page, and the views in its navigation: values that move are shown in place, and for all else the
 * page is drawn anew.
 */
export function LiveJobProvider({ page, address, children }: LiveJobProviderProps) {
  const [heard, setHeard] = useState<LiveValues | null>(null);
  const [views, setViews] = useState<JobMessage["views"]>();
  const state = useLive<JobMessage>(heard?.isDeleted ? null : address, (kind, message) => {
    setHeard((before) => withMessage(kind === "reset" || !before ? liveValues(page) : before, message));
    if (message.views) setViews(message.views);
  });
  const values = heard && isNewer(heard, page) ? heard : liveValues(page, heard?.samples);
  useRedraw(state.state === "live" ? reasonToRedraw(page, values) : null);
  const isStopped = address === null || values.isDeleted;
  return (
    <LiveViews value={isStopped || !views ? NO_NUMBERS : views}>
      <LiveJobContext value={{ page, values, state }}>
        <Clock state={state} start={page.now} isStopped={isStopped}>
          {children}
        </Clock>
      </LiveJobContext>
    </LiveViews>
  );
}

const NO_NUMBERS = {};

/** The time of a message is read before its values, a little; those of two moments so close are equally new. */
const CLOSE_MS = 1_000;

const isNewer = (heard: LiveValues, page: PageValues) => heard.isDeleted || heard.now > page.now - CLOSE_MS;

interface ClockProps {
  state: LiveState;
  start: number;
  isStopped: boolean;
  children: ReactNode;
}

/**
 * While nothing is heard, time stands still: what the server can't say is not what the job does not do, and its silence
 * must not grow.
 */
function Clock({ state: { state, since }, start, isStopped, children }: ClockProps) {
  const [now, setNow] = useState(start);
  const isTicking = state === "live" && !isStopped;
  useEffect(() => {
    if (!isTicking) return;
    const tick = () => setNow(serverNow());
    tick();
    const timer = setInterval(tick, 1_000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return <NowContext value={isTicking || since === null ? now : Math.min(now, since)}>{children}</NowContext>;
}
