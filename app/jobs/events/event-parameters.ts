import { z } from "zod";
import { parseId } from "@/lib/jobs/job-id";
import { MOST_PAGE_ROWS } from "@/lib/settings/viewer-settings";
import { formatMessage } from "@/lib/texts/format-message";
import { MOST_PINS } from "@/lib/views/view-error";
import { eventsTexts } from "@/texts/server/events";
import { requestTexts } from "@/texts/server/request";

/** From the first to the last subtask in sight. */
export const MOST_SUBTASKS = 100;

const once = z.string({ error: requestTexts.givenTwice });
const id = (error: string) => once.refine((text) => parseId(text) !== null, error).optional();
const ids = (most: number, error: string) =>
  once
    .transform((text) => (text === "" ? [] : text.split(",")))
    .refine((all) => all.length <= most && all.every((one) => parseId(one) !== null), error)
    .optional();
const isMoment = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/.test(text) && !Number.isNaN(Date.parse(text));

/** The parameters of /jobs/events besides those of the list. What the list's address has is read as there. */
export const eventParameters = z.object({
  rows: ids(MOST_PAGE_ROWS, formatMessage(eventsTexts.rows, { most: MOST_PAGE_ROWS })),
  /** Views in the viewer's navigation. Those that are not pinned any more are left out. */
  views: ids(MOST_PINS, formatMessage(eventsTexts.views, { most: MOST_PINS })),
  newSince: once.refine(isMoment, eventsTexts.newSince).optional(),
  clear: id(eventsTexts.clear),
  job: id(eventsTexts.job),
  subtasks: once
    .transform((text, context) => {
      const [from = 0, to = 0] = /^\d{1,9}-\d{1,9}$/.test(text) ? text.split("-").map(Number) : [];
      if (from > 0 && to >= from && to - from < MOST_SUBTASKS) return { from, to };
      context.addIssue({
        code: "custom",
        message: formatMessage(eventsTexts.subtasks, { most: MOST_SUBTASKS }),
      });
      return z.NEVER;
    })
    .optional(),
  /** Whose page asks. Another user may have signed in since in the same browser. */
  viewer: once.optional(),
  poll: once.refine((text) => text === "1", eventsTexts.poll).optional(),
});
