import type { Access } from "@/lib/jobs/access";

/** Whose jobs the caller may move: staff those of their own user id only; null means any job. */
export const whoseJobs = ({ viewer }: Access): string | null => (viewer.role === "staff" ? viewer.id : null);
