"use server";

import { revalidatePath } from "next/cache";
import { saveSettings } from "@/lib/settings/save-settings";
import { type ActionResult, accessAction } from "@/lib/web/access/access-action";
import { parseSettings, type SettingsFields, sentFields } from "./settings-fields";

export interface SettingsState {
  result: ActionResult<null> | null;
  /** What the form shows next: after a refusal, what was chosen. */
  fields: SettingsFields;
}

/** Saves all that the form holds as the viewer's settings, or nothing. */
export async function saveSettingsAction(_: SettingsState, form: unknown): Promise<SettingsState> {
  const result = await accessAction(async (access) => {
    await saveSettings(access, parseSettings(form));
    revalidatePath("/settings/profile");
    return null;
  });
  return { result, fields: sentFields(form) };
}
