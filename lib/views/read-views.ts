import { parseId } from "@/lib/jobs/job-id";
import { ignored, paramReader, type RawParams, unknownParameters } from "@/lib/jobs/params";
import { type ListedView, listViews, MOST_LISTED } from "./list-views";
import type { ViewAccess } from "./view-access";

/** What was done before the page is shown. */
const DONE = ["changed", "deleted"] as const;
type Done = (typeof DONE)[number];

export interface ShownViews {
  views: ListedView[];
  /** Whether there are more than are listed. */
  hasMore: boolean;
  /** The view that is about to be changed, and the one that is about to be deleted. */
  toChange: ListedView | null;
  toDelete: ListedView | null;
  done: Done | null;
  /** A sentence for each parameter that was ignored. */
  notices: string[];
}

const PARAMETERS = ["edit", "delete", "done"];

/** All that the page of views shows. Parameters: `edit` and `delete` with a view's id, and `done`. */
export async function readViews(access: ViewAccess, params: RawParams): Promise<ShownViews> {
  const notices = unknownParameters(params, PARAMETERS);
  const read = paramReader(params, notices);
  const [editId, deleteId] = [read("edit", parseId), read("delete", parseId)];
  const done = read("done", (text) => DONE.find((one) => one === text) ?? null);
  const changeable = async (name: "edit" | "delete", id: string | null) => {
    const [view] = id === null ? [] : await listViews(access, id);
    if (view?.mayChange) return view;
    if (id !== null) notices.push(ignored(name, id));
    return null;
  };
  const [views, toChange, toDelete] = await Promise.all([
    listViews(access),
    changeable("edit", editId),
    changeable("delete", deleteId),
  ]);
  return {
    views: views.slice(0, MOST_LISTED),
    hasMore: views.length > MOST_LISTED,
    toChange,
    toDelete,
    done,
    notices,
  };
}
