import { exportCsv } from "@/lib/web/export-csv";
import { refuseAllBut } from "@/lib/web/refuse-method";
import { withAccess } from "@/lib/web/with-access";

/** GET /jobs/export-csv: what the dashboard's filters show, as jobs-export.csv. */
export const GET = withAccess(exportCsv, { scope: "jobs:read" });

export const { DELETE, OPTIONS, PATCH, POST, PUT } = refuseAllBut("GET", "HEAD");
