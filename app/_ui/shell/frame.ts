import "server-only";
import type { SignedInAccess } from "@/lib/auth/session/session";
import { zoneOf } from "@/lib/auth/session/time-zone";
import type { Role } from "@/lib/jobs/access";
import { buildId } from "@/lib/web/build-id";
import { currentTheme, type Theme } from "@/lib/web/theme";

/** Who looks, and how the page is to look to them. */
export interface Frame {
  viewer: { id: string; name: string; role: Role };
  zone: string;
  /** Whether the zone is the profile's: else the browser is asked for its own. */
  isZoneChosen: boolean;
  theme: Theme;
  /** The build that drew the page. */
  build: string;
}

export async function frameOf(access: SignedInAccess): Promise<Frame> {
  const { id, name, role } = access.viewer;
  const [zone, theme] = await Promise.all([zoneOf(access), currentTheme()]);
  return {
    viewer: { id, name, role },
    zone,
    isZoneChosen: access.timeZone !== null,
    theme,
    build: buildId(),
  };
}
