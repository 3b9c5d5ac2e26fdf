"use client";

import { useMemo, useState } from "react";
import type { LiveState } from "@/app/_ui/live/live-state";
import { useLive } from "@/app/_ui/live/use-live.client";
import { redrawAction } from "@/app/jobs/actions";
import { type ShownRun, useClearRun } from "@/app/jobs/clear/use-clear-run.client";
import type { ListMessage } from "@/app/jobs/events/messages";
import { arrived, eventsAddress, listNow, NOTHING_ARRIVED } from "./live-list";
import { type NewJobCount, NO_NEW_JOBS } from "./new-jobs-label";
import type { ShownList } from "./shown-list";

interface LiveList {
  list: ShownList;
  live: LiveState;
  newJobs: NewJobCount;
  clear: ShownRun;
}

/** Without an answer, the page stays as it is. */
const redraw = () => void redrawAction().catch(() => undefined);

/** The list of a page's JSON text, with all that has changed since it was read, for as long as the page is seen. */
export function useLiveList(json: string): LiveList {
  const page: ShownList = useMemo(() => JSON.parse(json), [json]);
  const [run, setRun] = useState(page.run);
  const address = eventsAddress(page, run?.id ?? null);
  const [now, setNow] = useState({ of: address, parts: NOTHING_ARRIVED });
  // What came for other rows, or before the page was drawn anew in another way, is not of this page.
  const parts = now.of === address ? now.parts : NOTHING_ARRIVED;
  const receive = (kind: "reset" | "change", message: ListMessage) => {
    setNow((before) => {
      const earlier = before.of === address ? before.parts : NOTHING_ARRIVED;
      return { of: address, parts: arrived(earlier, kind, message) };
    });
    const { clear } = message;
    if (clear) setRun((shown) => (shown?.id === clear.id ? clear : shown));
  };
  const live = useLive(address, receive, { build: page.frame.build, onRoleChange: redraw });
  const clear = useClearRun({ run, setRun, isLive: live.state === "live" && !live.isPolling });
  const list = useMemo(() => listNow(page, parts), [page, parts]);
  return { list, live, newJobs: parts.newJobs ?? NO_NEW_JOBS, clear };
}
