import { eq, or, type SQL, sql } from "drizzle-orm";
import { savedView } from "@/db/schema";
import type { ViewAccess } from "./view-access";

type User = ViewAccess["viewer"];

/** Which views a user sees and may pin: their own and the shared ones. */
export const visibleViews = ({ id }: Pick<User, "id">): SQL =>
  sql`(${savedView.ownerId} = ${id} or ${savedView.isShared})`;

/** Which views a user may rename, share or delete: their own, and an administrator also what everyone sees. */
export const changeableViews = ({ id, role }: User): SQL | undefined =>
  or(eq(savedView.ownerId, id), role === "admin" ? savedView.isShared.getSQL() : undefined);
