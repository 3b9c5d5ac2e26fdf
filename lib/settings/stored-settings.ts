import { z } from "zod";
import { userSetting } from "@/db/schema";
import { DEFAULT_SETTINGS, PAGE_ROWS, type ViewerSettings } from "./viewer-settings";

/** What a statement selects of a user's settings. It must left join `user_setting` by the user's id. */
export const storedSettings = { pageRows: userSetting.pageRows, shortcuts: userSetting.shortcuts };

const stored = z.object({ pageRows: z.literal(PAGE_ROWS), shortcuts: z.boolean() });

/** The settings that such a statement found; the defaults where it found no row. */
export const settingsOf = (found: unknown): ViewerSettings =>
  found === null ? DEFAULT_SETTINGS : stored.parse(found);
