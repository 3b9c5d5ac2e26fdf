"use server";

import { revalidatePath } from "next/cache";
import { log } from "@/lib/log";
import { type SavedAs, saveView } from "@/lib/views/save-view";
import { type ActionResult, accessAction } from "@/lib/web/access/access-action";
import { readViewFields, type ViewFields } from "./view-fields";

export interface SaveViewState {
  result: ActionResult<SavedAs> | null;
  /** The fields that the form shows next. */
  given: ViewFields;
}

/** Saves the filters of the list as a view of the viewer's. A failure returns what was typed. */
export async function saveViewAction(_: SaveViewState, form: FormData): Promise<SaveViewState> {
  const given = readViewFields(form);
  const result = await accessAction(async (access) => {
    const saved = await saveView(access, given);
    log("info", "view.saved", { by: access.viewer.name, view: saved.id, shared: given.isShared });
    return saved;
  });
  if (result.ok) revalidatePath("/jobs");
  return { result, given };
}
