import type { ReactNode } from "react";
import { button } from "@/app/_ui/button";
import type { FilterWords } from "@/lib/jobs/filter/filter-words";
import { formatMessage } from "@/lib/texts/format-message";
import { listTexts } from "@/texts/jobs/list";
import { filterLabels } from "./filter-labels";
import styles from "./folded-filters.module.css";

const ID = "list-filters";

/**
 * The filters behind one button where room is short, with the number of those that are set. The browser itself opens,
 * closes and focuses them. Where there is room, they stand in the page, and the button does not.
 */
export function FoldedFilters({ words, children }: { words: FilterWords; children: ReactNode }) {
  const count = filterLabels(words).length;
  return (
    <>
      <button type="button" popoverTarget={ID} className={`${button.plain} ${styles.button} screen-only`}>
        {count > 0 ? formatMessage(listTexts.filtersSet, { count }) : listTexts.filters}
      </button>
      <div id={ID} popover="auto" className={styles.filters}>
        {children}
      </div>
    </>
  );
}
