"use server";

import { refresh } from "next/cache";
import { accessAction } from "@/lib/web/access/access-action";

/**
 * Has the page that calls it drawn anew in place. It changes nothing. A client's own router.refresh() would load the
 * page: no GET is answered in React's format here (lib/web/request/sanitize-request.ts).
 */
export async function redraw() {
  return accessAction(async () => refresh());
}
