import type { Access, Viewer } from "@/lib/jobs/access";

/** The access of a user: views belong to users, and the command line's administrator is not a user. */
export interface ViewAccess extends Access {
  viewer: Viewer & { id: string };
}
