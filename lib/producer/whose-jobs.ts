import type { Access } from "@/lib/jobs/access";

/** Whose jobs the caller may move: for staff their own user id; null means any job. */
export const whoseJobs = ({ viewer }: Access): string | null => (viewer.role === "staff" ? viewer.id : null);
