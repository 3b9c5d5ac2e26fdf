"use client";

import { type ComponentType, useEffect, useState } from "react";
import { followShortcut } from "./follow-shortcut";
import type { KeyDialogProps } from "./key-dialog";
import { placeOf } from "./place-of";
import { shortcutOf } from "./shortcut-of";

/** The page that lists the keys too, if the dialog can't be loaded: the server is away, or of another version. */
const KEYS_PAGE = "/settings/profile#keyboard";

/**
 * Answers the keys of the pages of jobs. Shows nothing but the list of keys, which is loaded when it is asked for: so
 * this is less than a kilobyte on pages that are opened far more often.
 */
export function Shortcuts() {
  const [Dialog, setDialog] = useState<ComponentType<KeyDialogProps> | null>(null);
  useEffect(() => {
    const listening = new AbortController();
    const showKeys = () =>
      import("./key-dialog").then(
        ({ KeyDialog }) => setDialog(() => KeyDialog),
        () => location.assign(KEYS_PAGE),
      );
    const answer = (event: KeyboardEvent) => {
      const shortcut = shortcutOf(event, placeOf(event));
      if (shortcut === null) return;
      if (shortcut === "keys") void showKeys();
      else if (!followShortcut(shortcut)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", answer, { signal: listening.signal });
    return () => listening.abort();
  }, []);
  return Dialog && <Dialog onClose={() => setDialog(null)} />;
}
