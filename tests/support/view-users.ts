import { findViewer } from "@/lib/auth/session/find-viewer";
import type { Role } from "@/lib/jobs/access";
import { type NewView, saveView } from "@/lib/views/save-view";
import type { ViewAccess } from "@/lib/views/view-access";
import type { TestDatabase } from "./database";

let users = 0;

/** A user who saves views, of failed jobs if nothing else is said. */
export async function viewUser(database: TestDatabase, role: Role = "staff") {
  const access = await database.asUser(`user ${users++}`, role);
  const { viewer } = access;
  if (viewer.id === null) throw new Error("a user has an id");
  const own: ViewAccess = { ...access, viewer: { ...viewer, id: viewer.id } };
  const usual = { query: "status=failed", isShared: false, isPinned: false, isDefault: false };
  const save = (name: string, given: Partial<NewView> = {}) => saveView(own, { name, ...usual, ...given });
  return { ...own, save, id: own.viewer.id };
}

/** What a page learns of a user's views with their session. */
export async function viewsOfSession({ sql, db }: TestDatabase, { id }: { id: string }) {
  const [row] = await sql(
    "insert into user_session (user_id, expires_at) values ($1, now() + interval '1 hour') returning id",
    [id],
  );
  return (await findViewer(db, String(row?.id)))?.views;
}
