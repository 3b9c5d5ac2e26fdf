import type { ReactNode } from "react";
import { Shortcuts } from "@/app/_ui/shortcuts/shortcuts.client";
import { navigationTexts } from "@/texts/site/navigation";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";
import type { Frame } from "./frame";
import { Masthead } from "./masthead";
import { Navigation, NavigationButton } from "./navigation";
import styles from "./navigation.module.css";
import { ViewerMenu } from "./viewer-menu";
import { ZoneReporter } from "./zone-reporter.client";

interface ShellProps {
  frame: Frame;
  /** The page's own path, without its filters. */
  path: string;
  /** The same with them, where views of the list are to know that they are open. */
  address?: string;
  trail: Crumb[];
  children: ReactNode;
}

/** The frame around every page of a signed-in viewer. */
export function Shell({ frame, path, address = path, trail, children }: ShellProps) {
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-1 focus:left-2 focus:z-10 focus:rounded-md focus:bg-surface focus:p-2"
      >
        {navigationTexts.skip}
      </a>
      <Masthead before={<NavigationButton />}>
        <Breadcrumbs trail={trail} />
        <ViewerMenu {...frame} />
      </Masthead>
      <div className={styles.frame}>
        <Navigation path={path} address={address} views={frame.views} />
        <main id="main" tabIndex={-1} className="mx-auto max-w-[110rem] px-3 pt-2 pb-3 outline-none sm:px-4">
          {children}
        </main>
      </div>
      {frame.shortcuts && (path === "/jobs" || path.startsWith("/jobs/")) ? <Shortcuts /> : null}
      {frame.isZoneChosen ? null : <ZoneReporter shown={frame.zone} />}
    </>
  );
}
