import { button } from "@/app/_ui/button";
import { FormattedMessage } from "@/app/_ui/formatted-message";
import { formatMessage } from "@/lib/texts/format-message";
import { viewerMenuTexts } from "@/texts/site/viewer-menu";
import type { Frame } from "./frame";
import { signOutAction } from "./sign-out";
import { ThemeChoice } from "./theme-choice";

const MENU = "viewer-menu";

const onBand = "min-h-8 rounded-md px-2 hover:bg-white/15 focus-visible:outline-on-band";

/**
 * Who is signed in, what they can set, and the way out, which goes into the menu where room is short. The browser
 * itself opens, closes and focuses the menu.
 */
export function ViewerMenu({ viewer, zone, theme }: Frame) {
  return (
    <div className="ml-auto flex min-w-0 flex-1 items-center justify-end gap-1 lg:flex-initial">
      <button
        type="button"
        popoverTarget={MENU}
        className={`${onBand} flex min-w-0 max-w-64 items-center gap-1.5`}
      >
        <FormattedMessage
          message={viewerMenuTexts.signedInAs}
          values={{
            unseen: (words) => <span className="sr-only">{words}</span>,
            name: <bdi className="truncate font-medium">{viewer.name}</bdi>,
          }}
        />
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
            {formatMessage(viewerMenuTexts.about, { role: viewer.role, zone })}
          </span>
        </p>
        <ThemeChoice chosen={theme} />
        <form action={signOutAction} className="sm:hidden">
          <button type="submit" className={`${button.plain} w-full`}>
            {viewerMenuTexts.signOut}
          </button>
        </form>
      </div>
      <form action={signOutAction} className="hidden sm:block">
        <button type="submit" className={`${onBand} whitespace-nowrap`}>
          {viewerMenuTexts.signOut}
        </button>
      </form>
    </div>
  );
}
