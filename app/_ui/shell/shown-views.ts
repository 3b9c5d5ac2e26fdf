import "server-only";
import type { PersonalAccess } from "@/lib/auth/session/session";
import { formatCount } from "@/lib/texts/format-parts";
import { countPinned } from "@/lib/views/count-pinned";
import { viewAddress } from "@/lib/views/view-query";

/** A view as the navigation shows it. */
export interface ShownView {
  id: string;
  name: string;
  href: string;
  /** How many jobs it shows; null: that is not known at once. */
  count: string | null;
  /** Whether the count moves; else it is as of the page's reading. */
  isLive?: boolean;
}

/** What the navigation shows of the viewer's saved views. */
export interface ShownViews {
  pinned: ShownView[];
  /** Whether /jobs opens a view, so that all jobs need a link of their own. */
  hasDefault: boolean;
}

/** A viewer without pins costs no statement. */
export async function shownViews(access: PersonalAccess): Promise<ShownViews> {
  const { pinned, opensWith } = access.views;
  const counts = pinned.length === 0 ? new Map<string, number>() : await countPinned(access, pinned);
  return {
    pinned: pinned.map(({ id, name, query }) => {
      const count = counts.get(id);
      return {
        id,
        name,
        href: viewAddress(query, access.viewer),
        count: count === undefined ? null : formatCount(count),
      };
    }),
    hasDefault: opensWith !== null,
  };
}
