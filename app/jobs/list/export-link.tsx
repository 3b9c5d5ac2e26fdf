import { button } from "@/app/_ui/button";
import { filterLabels } from "@/app/jobs/filter/filter-labels";
import { type JobFilter, toParams } from "@/lib/jobs/filter/filter";
import { DEFAULT_TAB, TAB_MEANINGS } from "@/lib/jobs/tab";
import { formatList } from "@/lib/texts/format-list";
import { formatMessage } from "@/lib/texts/format-message";
import { exportTexts } from "@/texts/jobs/export";
import { listTexts } from "@/texts/jobs/list";

/** The zone of the times in the file. */
const ZONE_ID = "export-zone";

/** Exports exactly what the tab and the filters show; the label names them. */
export function ExportLink({ filter, zone }: { filter: JobFilter; zone: string }) {
  const params = toParams({ ...filter, page: 1, cursor: null });
  // For spreadsheets: a byte-order mark, without which they assume the system's own encoding, and times in the zone.
  params.set("bom", "1");
  const onTab = filter.tab === DEFAULT_TAB ? [] : [TAB_MEANINGS[filter.tab].label];
  const chosen = [...onTab, ...filterLabels(filter)];
  return (
    <div className="screen-only flex min-w-0 max-w-full items-center gap-2">
      {/* Of one width: it changes with the browser's zone, and nothing may move then. A phone has it in the summary. */}
      <small id={ZONE_ID} title={zone} className="hidden w-44 truncate text-quiet sm:block">
        {formatMessage(exportTexts.zone, { zone })}
      </small>
      <a href={`/jobs/export-csv?${params}`} aria-describedby={ZONE_ID} className={`${button.plain} min-w-0`}>
        <span className="max-sm:line-clamp-2 max-sm:whitespace-normal max-sm:text-sm sm:truncate">
          {chosen.length > 0
            ? formatMessage(listTexts.exportSome, { filters: formatList(chosen) })
            : listTexts.exportAll}
        </span>
      </a>
    </div>
  );
}
