import { paramReader, parsePage, type RawParams } from "@/lib/jobs/params";
import { isSubtaskStatus, type SubtaskStatus } from "./subtask";

/** Which subtasks of a job its page shows, as its address says it. */
export interface SubtaskFilter {
  status: SubtaskStatus | null;
  page: number;
}

/** Reads it from the address of a job's page, where other parameters may stand beside it. */
export function parseSubtaskFilter(params: RawParams): { filter: SubtaskFilter; notices: string[] } {
  const notices: string[] = [];
  const read = paramReader(params, notices);
  const status = read("subtasks", (text) => (isSubtaskStatus(text) ? text : null), "subtask status");
  const page = read("subtaskPage", parsePage, "subtask page") ?? 1;
  return { filter: { status, page }, notices };
}

/** The parameters of an address with this filter among them; all others stay as they are. */
export function withSubtaskFilter(params: RawParams, { status, page }: SubtaskFilter): RawParams {
  const { subtasks: _, subtaskPage: __, ...others } = params;
  return {
    ...others,
    ...(status && { subtasks: status }),
    ...(page > 1 && { subtaskPage: String(page) }),
  };
}
