import { ALL_JOBS } from "@/lib/jobs/filter/filter";
import { navigationTexts } from "@/texts/site/navigation";
import styles from "./navigation.module.css";
import type { ShownViews } from "./shown-views";
import { ViewLink } from "./view-link.client";

interface PinnedViewsProps {
  views: ShownViews;
  /** The present page's own address, with what follows the question mark. */
  address: string;
}

/** Links to the views that the viewer pinned, each with the number of its jobs. */
export function PinnedViews({ views: { pinned, hasDefault }, address }: PinnedViewsProps) {
  return (
    <>
      {hasDefault ? (
        <li>
          <a href={ALL_JOBS} aria-current={address === ALL_JOBS ? "page" : undefined} className={styles.item}>
            {navigationTexts.allJobs}
          </a>
        </li>
      ) : null}
      {pinned.map((view) => (
        <li key={view.id}>
          <ViewLink view={view} isHere={view.href === address} />
        </li>
      ))}
    </>
  );
}

/** Whether the present page is one of the links. */
export const isViewOpen = ({ pinned, hasDefault }: ShownViews, address: string): boolean =>
  (hasDefault && address === ALL_JOBS) || pinned.some(({ href }) => href === address);
