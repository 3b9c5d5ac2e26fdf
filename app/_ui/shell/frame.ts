import "server-only";
import type { PersonalAccess } from "@/lib/auth/session/session";
import { zoneOf } from "@/lib/auth/session/time-zone";
import type { Role } from "@/lib/jobs/access";
import { buildId } from "@/lib/web/build-id";
import { currentTheme, type Theme } from "@/lib/web/theme";
import { type ShownViews, shownViews } from "./shown-views";

/** Who looks, and how the page is to look to them. */
export interface Frame {
  viewer: { id: string; name: string; role: Role };
  zone: string;
  /** Whether the zone is the profile's: else the browser is asked for its own. */
  isZoneChosen: boolean;
  theme: Theme;
  views: ShownViews;
  /** Whether the viewer wants keyboard shortcuts. */
  shortcuts: boolean;
  /** The build that drew the page. */
  build: string;
}

export async function frameOf(access: PersonalAccess): Promise<Frame> {
  const { id, name, role } = access.viewer;
  const [zone, theme, views] = await Promise.all([zoneOf(access), currentTheme(), shownViews(access)]);
  return {
    viewer: { id, name, role },
    zone,
    isZoneChosen: access.timeZone !== null,
    theme,
    views,
    shortcuts: access.settings.shortcuts,
    build: buildId(),
  };
}
