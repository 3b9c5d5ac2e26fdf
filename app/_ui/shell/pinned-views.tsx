import { ALL_JOBS } from "@/lib/jobs/filter/filter";
import { navigationTexts } from "@/texts/site/navigation";
import styles from "./navigation.module.css";
import type { ShownViews } from "./shown-views";

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
          <a href={ALL_JOBS} aria-current={here(ALL_JOBS, address)} className={styles.item}>
            {navigationTexts.allJobs}
          </a>
        </li>
      ) : null}
      {pinned.map(({ id, name, href, count }) => (
        <li key={id}>
          <a href={href} aria-current={here(href, address)} title={name} className={styles.item}>
            <bdi className="min-w-0 truncate">{name}</bdi>
            {count === null ? null : (
              <span className="ml-auto pl-2 font-normal text-quiet text-xs tabular-nums">{count}</span>
            )}
          </a>
        </li>
      ))}
    </>
  );
}

/** Whether the present page is one of the links. */
export const isViewOpen = ({ pinned, hasDefault }: ShownViews, address: string): boolean =>
  (hasDefault && address === ALL_JOBS) || pinned.some(({ href }) => href === address);

const here = (href: string, address: string) => (href === address ? "page" : undefined);
