import type { SignedInAccess } from "@/lib/auth/session";
import { button } from "./button";
import { signOutAction } from "./sign-out";
import { ThemeChoice } from "./theme-choice";

const MENU = "viewer-menu";

/** Who is signed in, and what they can set. The browser itself opens, closes and focuses it. */
export function ViewerMenu({ viewer, zone }: { viewer: SignedInAccess["viewer"]; zone: string }) {
  const role = viewer.role === "admin" ? "Administrator" : "Staff";
  return (
    <div className="min-w-0 max-w-64">
      <button
        type="button"
        popoverTarget={MENU}
        className="flex min-h-8 max-w-full items-center gap-1.5 rounded-md px-2 hover:bg-white/15 focus-visible:outline-on-band"
      >
        <span className="sr-only">Signed in as </span>
        <bdi className="truncate font-medium">{viewer.name}</bdi>
        <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0">
          <path d="m2.5 4.5 3.5 3.5 3.5-3.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
        </svg>
      </button>
      <div
        popover="auto"
        id={MENU}
        className="inset-auto top-12 right-3 w-64 flex-col gap-4 rounded-lg border border-line bg-surface p-4 text-ink shadow-lg open:flex"
      >
        <p>
          <bdi className="block font-semibold [overflow-wrap:anywhere]">{viewer.name}</bdi>
          <span className="text-quiet text-sm">
            {role}. Times are shown in {zone}.
          </span>
        </p>
        <ThemeChoice />
        <form action={signOutAction}>
          <button type="submit" className={`${button.plain} w-full`}>
            Sign out
          </button>
        </form>
      </div>
    </div>
  );
}
