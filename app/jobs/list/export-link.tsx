import { button } from "@/app/_ui/button";
import { type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { DEFAULT_TAB, TAB_MEANINGS } from "@/lib/jobs/tab";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { listTexts } from "@/texts/jobs/list";
import { filterLabels } from "./filter-labels";

/** Exports exactly what the tab and the filters show; the label names them. */
export function ExportLink({ filter }: { filter: JobFilter }) {
  const params = toParams({ ...filter, page: 1, from: null });
  // Without a byte-order mark spreadsheets assume the system's own encoding.
  params.set("bom", "1");
  const onTab = filter.tab === DEFAULT_TAB ? [] : [TAB_MEANINGS[filter.tab].label];
  const chosen = [...onTab, ...filterLabels(filter)];
  return (
    <a href={`/jobs/export-csv?${params}`} className={`${button.plain} screen-only ml-auto max-w-full`}>
      <span className="truncate">
        {chosen.length > 0
          ? formatMessage(listTexts.exportSome, { filters: formatList(chosen) })
          : listTexts.exportAll}
      </span>
    </a>
  );
}
