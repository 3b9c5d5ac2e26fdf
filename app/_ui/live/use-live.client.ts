"use client";

import { useEffect, useEffectEvent, useRef, useState } from "react";
import { browserSurroundings } from "./browser-surroundings";
import { LiveConnection, type LiveListener } from "./live-connection";
import { type LiveState, NOT_YET } from "./live-state";
import { setServerNow } from "./server-clock";

interface LivePage {
  /** The build that drew it; without it, the first one that it hears of. */
  build?: string;
  /** The viewer sees other things by now, so the page is to be drawn anew. */
  onRoleChange?: () => void;
}

/**
 * Listens to an address of /jobs/events (with its parameters; null: to nothing) while the page is seen. `reset` brings
 * everything anew, `change` what has changed since. Returns how far what is shown can be believed.
 */
export function useLive<Message extends { now: number }>(
  address: string | null,
  onMessage: (kind: "reset" | "change", message: Message) => void,
  { build, onRoleChange }: LivePage = {},
): LiveState {
  const [state, setState] = useState(NOT_YET);
  // A page that is drawn anew by another version still runs the scripts of its own.
  const [ownBuild] = useState(build);
  const connection = useRef<LiveConnection<Message> | null>(null);
  const receive = useEffectEvent((kind: "reset" | "change", message: Message) => {
    setServerNow(message.now);
    onMessage(kind, message);
  });

  const roleChanged = useEffectEvent(() => onRoleChange?.());

  useEffect(() => {
    const listener: LiveListener<Message> = {
      message: (kind, message) => receive(kind, message),
      state: setState,
      roleChanged: () => roleChanged(),
    };
    const live = new LiveConnection(browserSurroundings<Message>(), listener, ownBuild ?? null);
    connection.current = live;
    return whileSeen(live);
  }, [ownBuild]);

  useEffect(() => connection.current?.lookAt(address), [address]);

  return state;
}

/** Holds the connection only while the page is seen. Returns what ends that. */
function whileSeen(live: Pick<LiveConnection<never>, "pause" | "resume" | "hurry">): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const follow = () => (document.hidden ? live.pause() : live.resume());
  if (document.hidden) live.pause();
  document.addEventListener("visibilitychange", follow, { signal });
  // A page that is left may be kept, and shown again by the Back button; with a connection it would not be kept.
  window.addEventListener("pagehide", () => live.pause(), { signal });
  window.addEventListener("pageshow", ({ persisted }) => persisted && follow(), { signal });
  window.addEventListener("online", () => live.hurry(), { signal });
  return () => {
    ended.abort();
    live.pause();
  };
}
