import type { NamedMeasure } from "./figure";
import { batchVsSingle } from "./figures/batch-vs-single";
import { cardsWide } from "./figures/cards-wide";
import { clearVsDelete } from "./figures/clear-vs-delete";
import { detailSeen } from "./figures/detail-seen";
import { download } from "./figures/download";
import { errorReport } from "./figures/error-report";
import { exportVsCopy } from "./figures/export-vs-copy";
import { dateFilterGrowth, ownerFilterGrowth } from "./figures/filter-growth";
import { firstPageGrowth } from "./figures/first-page-growth";
import { httpVsLibrary } from "./figures/http-vs-library";
import { jobPage } from "./figures/job-page";
import { jobsPage } from "./figures/jobs-page";
import { jsonList } from "./figures/json-list";
import { liveCpu } from "./figures/live/cpu";
import { liveLatency } from "./figures/live/latency";
import { liveMemory } from "./figures/live/memory";
import { producersBesideLive } from "./figures/live/producers-beside";
import { liveStatements } from "./figures/live/statements";
import { pageCost } from "./figures/page-cost";
import { pageDuringExport } from "./figures/page-during-export";
import { pageGrowth } from "./figures/page-growth";
import { pageSeen } from "./figures/page-seen";
import { producer } from "./figures/producer";
import { searchFresh } from "./figures/search/fresh";
import { searchGrowth } from "./figures/search/growth";
import { searchProducerCost } from "./figures/search/producer-cost";
import { searchSize } from "./figures/search/size";
import { tableRead } from "./figures/table-read";
import { tokenCheck } from "./figures/token-check";
import { typedPage } from "./figures/typed-page";
import { worstFilterGrowth } from "./figures/worst-filter-growth";

/** In the order in which they run: measures that record jobs come last. */
const MEASURES: NamedMeasure[] = [
  { makes: ["first_page_db_growth"], measure: firstPageGrowth },
  { makes: ["owner_filter_growth"], measure: ownerFilterGrowth },
  { makes: ["date_filter_growth"], measure: dateFilterGrowth },
  { makes: ["worst_filter_db_growth"], measure: worstFilterGrowth },
  { makes: ["typed_page_db_ms"], measure: typedPage },
  { makes: ["cards_wide"], measure: cardsWide },
  { makes: ["search_p95_growth", "search_p95_ms"], measure: searchGrowth },
  { makes: ["search_fresh_ms"], measure: searchFresh },
  { makes: ["search_size"], measure: searchSize },
  { makes: ["token_check_ms"], measure: tokenCheck },
  { makes: ["page_p50_growth"], measure: pageGrowth },
  { makes: ["page_rps_vs_memory", "page_rps_vs_empty"], measure: pageCost },
  { makes: ["json_list_vs_page"], measure: jsonList },
  { makes: ["seen_vs_prerendered"], measure: pageSeen },
  { makes: ["detail_seen_vs_prerendered"], measure: detailSeen },
  { makes: ["live_memory_kb"], measure: liveMemory },
  { makes: ["live_statements", "live_statements_growth", "live_statements_idle"], measure: liveStatements },
  { makes: ["live_latency_p95"], measure: liveLatency },
  { makes: ["live_cpu"], measure: liveCpu },
  { makes: ["producers_beside_live"], measure: producersBesideLive },
  { makes: ["producer_vs_uncounted", "producer_vs_bare"], measure: producer },
  { makes: ["search_producer_cost"], measure: searchProducerCost },
  { makes: ["export_vs_copy", "export_vs_bare_copy", "export_memory_mb"], measure: exportVsCopy },
  { makes: ["page_p95_during_export"], measure: pageDuringExport },
  { makes: ["clear_vs_delete", "producer_p99_during_clear"], measure: clearVsDelete },
  { makes: ["jobs_page_js_vs_empty"], measure: jobsPage },
  { makes: ["job_page_full_vs_bare"], measure: jobPage },
  { makes: ["download_vs_bare_node", "archive_vs_bare_node"], measure: download },
  { makes: ["error_report_vs_fast_csv"], measure: errorReport },
  { makes: ["table_read_vs_csv_parse"], measure: tableRead },
  { makes: ["http_vs_library"], measure: httpVsLibrary },
  { makes: ["batch_vs_single"], measure: batchVsSingle },
];

/** The measures that make the named figures; without names, all measures. Throws when no measure makes a name. */
export function measuresOf(only: string[] | null, measures = MEASURES): NamedMeasure[] {
  const known = measures.flatMap(({ makes }) => makes);
  const unknown = only?.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new Error(`--only: there is no figure "${unknown}". There are: ${known.join(", ")}.`);
  }
  return measures.filter(({ makes }) => only === null || makes.some((name) => only.includes(name)));
}
