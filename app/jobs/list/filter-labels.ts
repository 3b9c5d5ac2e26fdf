import type { JobFilter } from "@/lib/jobs/filter/filter";
import { STATUS_LABELS } from "@/lib/jobs/status";
import { typeLabel } from "@/lib/jobs/type";

/** The filters that narrow the list, in words: ["Failed", "Import"]; none when it shows everything. */
export const filterLabels = ({ status, type }: Pick<JobFilter, "status" | "type">): string[] => [
  ...(status ? [STATUS_LABELS[status]] : []),
  ...(type ? [typeLabel(type)] : []),
];
