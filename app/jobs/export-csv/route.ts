import { exportCsv } from "@/lib/web/export-csv";
import { refuseMethod } from "@/lib/web/refuse-method";
import { withAccess } from "@/lib/web/with-access";

/** GET /jobs/export-csv: what the dashboard's filters show, as jobs-export.csv. */
export const GET = withAccess(exportCsv, { scope: "jobs:read" });

const refuse = refuseMethod(["GET", "HEAD"]);

export { refuse as DELETE, refuse as PATCH, refuse as POST, refuse as PUT };
