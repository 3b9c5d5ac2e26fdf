"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { log } from "@/lib/log";
import { changeView } from "@/lib/views/change-view";
import { chooseView } from "@/lib/views/choose-view";
import { deleteView } from "@/lib/views/delete-view";
import { type ActionResult, accessAction } from "@/lib/web/access/access-action";
import { readChoice } from "./view-choice";

const PATH = "/settings/views";

export interface ChangeViewState {
  result: ActionResult<unknown> | null;
  /** The name that the form shows next. */
  name: string;
}

/** Renames a view, shares it or stops that, and leads to the list. A failure returns what was typed. */
export async function changeViewAction(_: ChangeViewState, form: FormData): Promise<ChangeViewState> {
  const name = String(form.get("name") ?? "");
  // The form of one who may not share has no such field, and leaves it as it is.
  const isShared = form.has("mayShare") ? form.has("shared") : null;
  const result = await accessAction((access) =>
    changeView(access, String(form.get("id")), { name, isShared }),
  );
  return result.ok ? redirect(`${PATH}?done=changed`) : { result, name };
}

/** Pins a view for the viewer or makes it their default, or undoes that. */
export async function chooseViewAction(_: unknown, form: FormData): Promise<ActionResult<void>> {
  const result = await accessAction((access) => chooseView(access, String(form.get("id")), readChoice(form)));
  if (result.ok) revalidatePath(PATH);
  return result;
}

/** Deletes a view, and leads to the list. */
export async function deleteViewAction(_: unknown, form: FormData): Promise<ActionResult<never>> {
  const id = String(form.get("id"));
  const result = await accessAction(async (access) => {
    await deleteView(access, id);
    log("info", "view.deleted", { by: access.viewer.name, view: id });
  });
  return result.ok ? redirect(`${PATH}?done=deleted`) : result;
}
