"use client";

import { useRef, useState } from "react";
import { ownersLike } from "@/app/jobs/search/owners-like";

interface Owners {
  /** Names of users that begin with what was typed last. */
  owners: readonly string[];
  look(typed: string): void;
}

/** Looks for users while somebody types; an answer that comes too late is dropped. */
export function useOwners(): Owners {
  const [owners, setOwners] = useState<readonly string[]>([]);
  const asked = useRef<AbortController>(null);
  const look = (typed: string) => {
    asked.current?.abort();
    const controller = new AbortController();
    asked.current = controller;
    // Without an answer, the name is typed without suggestions.
    void ownersLike(typed, controller.signal).then(setOwners, () => undefined);
  };
  return { owners, look };
}
