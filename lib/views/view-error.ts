import { rootCause } from "@/lib/database-error";
import { JobsError } from "@/lib/errors";
import type { Viewer } from "@/lib/jobs/access";
import { formatMessage } from "@/lib/texts/format-message";
import { viewErrorsTexts } from "@/texts/settings/view-errors";

/** As db/functions/views.sql has them. */
export const MOST_VIEWS = 50;
export const MOST_PINS = 10;

/** An error of the database about a view, as one for the person. Others are returned unchanged. */
export function viewError(error: unknown): unknown {
  const { code, detail } = rootCause(error);
  if (code !== "JB424") return error;
  const [message, most] =
    detail === "pins" ? [viewErrorsTexts.tooManyPinned, MOST_PINS] : [viewErrorsTexts.tooMany, MOST_VIEWS];
  return new JobsError("invalid_input", formatMessage(message, { most }), { cause: error });
}

/** There is no such view, or the viewer may not do this with it: the error is the same for both. */
export const unknownView = (id: string) =>
  new JobsError("not_found", formatMessage(viewErrorsTexts.unknown, { id }));

/** Staff may not share. */
export function requireMayShare(isShared: boolean | null, { role }: Pick<Viewer, "role">) {
  if (isShared && role !== "admin")
    throw new JobsError("not_allowed", viewErrorsTexts.onlyAdministratorsShare);
}
