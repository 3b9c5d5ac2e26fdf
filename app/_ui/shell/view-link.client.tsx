"use client";

import { useContext } from "react";
import { formatMessage } from "@/lib/texts/format-message";
import { formatCount } from "@/lib/texts/format-parts";
import { navigationTexts } from "@/texts/site/navigation";
import { LiveViews } from "./live-views.client";
import styles from "./navigation.module.css";
import type { ShownView } from "./shown-views";

interface ViewLinkProps {
  view: ShownView;
  /** Whether the present page is the view. */
  isHere: boolean;
}

/** A link to a pinned view, with the number of its jobs: as it is now where the page hears of it. */
export function ViewLink({ view: { id, name, href, ...read }, isHere }: ViewLinkProps) {
  const now = useContext(LiveViews)[id];
  const count = now === undefined ? read.count : formatCount(now);
  const isLive = read.isLive || now !== undefined;
  const title = count === null || isLive ? name : formatMessage(navigationTexts.countedAtLoad, { name });
  return (
    <a href={href} aria-current={isHere ? "page" : undefined} title={title} className={styles.item}>
      <bdi className="min-w-0 truncate">{name}</bdi>
      {count === null ? null : (
        <span className="ml-auto pl-2 font-normal text-quiet text-xs tabular-nums">{count}</span>
      )}
    </a>
  );
}
