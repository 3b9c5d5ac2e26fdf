import { sql } from "drizzle-orm";
import { z } from "zod";
import { savedView } from "@/db/schema";
import { writing } from "@/lib/current-verb";
import { InvalidInput } from "@/lib/errors";
import { viewErrorsTexts } from "@/texts/settings/view-errors";
import { choosing } from "./choose-view";
import type { ViewAccess } from "./view-access";
import { requireMayShare, viewError } from "./view-error";
import { parseViewName } from "./view-name";
import { filterOf, LONGEST_QUERY, queryOf } from "./view-query";

export interface NewView {
  /** Unlike the viewer's other views' in more than upper and lower case. */
  name: string;
  /** Parameters of the list's address. Those that are no filters, and values that the list ignores, are left out. */
  query: string;
  isShared: boolean;
  isPinned: boolean;
  isDefault: boolean;
}

export interface SavedAs {
  id: string;
  name: string;
}

const rows = z.object({ rows: z.array(z.object({ id: z.string() })) });

/**
 * Saves a view for the viewer; or saves nothing at all. Throws InvalidInput for `name` or `query`, not_allowed when
 * staff share, invalid_input when the viewer has too many views or pins.
 */
export function saveView({ db, viewer }: ViewAccess, view: NewView): Promise<SavedAs> {
  return writing("saveView", async () => {
    requireMayShare(view.isShared, viewer);
    const name = parseViewName(view.name);
    const query = parseViewQuery(view.query, viewer);
    const saved = sql`insert into ${savedView} (owner_id, name, query, is_shared)
      values (${viewer.id}, ${name}, ${query}, ${view.isShared}) on conflict do nothing returning id`;
    const result = await db
      .execute(sql`with view as (${saved}), ${choosing(viewer.id, view)} select id::text as id from view`)
      .catch((error: unknown) => {
        throw viewError(error);
      });
    const [row] = rows.parse(result).rows;
    if (!row) throw new InvalidInput("name", viewErrorsTexts.nameTaken);
    return { id: row.id, name };
  });
}

function parseViewQuery(text: string, viewer: ViewAccess["viewer"]): string {
  const query = queryOf(filterOf(text, viewer).filter);
  if (query === "") throw new InvalidInput("query", viewErrorsTexts.nothingToSave);
  if (query.length <= LONGEST_QUERY) return query;
  throw new InvalidInput("query", viewErrorsTexts.queryTooLong);
}
