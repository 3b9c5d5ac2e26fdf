import { withAccess } from "@/lib/web/access/with-access";
import { exportCsv } from "@/lib/web/response/export-csv";
import { refuseAllBut } from "@/lib/web/response/refuse-method";

/** GET /jobs/export-csv: what the dashboard's filters show, as jobs-export.csv. */
export const GET = withAccess(exportCsv, { scope: "jobs:read" });

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");
