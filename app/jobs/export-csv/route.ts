import { exportCsv } from "@/lib/web/export-csv";
import { withAccess } from "@/lib/web/with-access";

/** GET /jobs/export-csv: what the dashboard's filters show, as jobs-export.csv. */
export const GET = withAccess(exportCsv);
