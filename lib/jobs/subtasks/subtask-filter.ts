import { paramReader, parsePage, type RawParams } from "@/lib/jobs/params";
import { isSubtaskStatus, type SubtaskStatus } from "./subtask";

/** Which subtasks of a job its page shows, from the page's address. */
export interface SubtaskFilter {
  status: SubtaskStatus | null;
  page: number;
}

/** Reads it from the address of a job's page, which may have other parameters too. */
export function parseSubtaskFilter(params: RawParams): { filter: SubtaskFilter; notices: string[] } {
  const notices: string[] = [];
  const read = paramReader(params, notices);
  const status = read("subtasks", (text) => (isSubtaskStatus(text) ? text : null));
  const page = read("subtaskPage", parsePage) ?? 1;
  return { filter: { status, page }, notices };
}

/** The parameters of an address with this filter set; all others stay as they are. */
export function withSubtaskFilter(params: RawParams, { status, page }: SubtaskFilter): RawParams {
  const { subtasks: _, subtaskPage: __, ...others } = params;
  return {
    ...others,
    ...(status && { subtasks: status }),
    ...(page > 1 && { subtaskPage: String(page) }),
  };
}
