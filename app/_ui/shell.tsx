import type { ReactNode } from "react";
import type { SignedInAccess } from "@/lib/auth/session";
import { Masthead } from "./masthead";
import { ViewerMenu } from "./viewer-menu";
import { ZoneReporter } from "./zone-reporter.client";

interface ShellProps {
  access: SignedInAccess;
  zone: string;
  children: ReactNode;
}

/** What stands around every page of a signed-in viewer. */
export function Shell({ access: { viewer, timeZone }, zone, children }: ShellProps) {
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-1 focus:left-2 focus:z-10 focus:rounded-md focus:bg-surface focus:p-2"
      >
        Skip to the content
      </a>
      <Masthead>
        <ViewerMenu viewer={viewer} zone={zone} />
      </Masthead>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[110rem] px-3 py-3 outline-none sm:px-4">
        {children}
      </main>
      {timeZone ? null : <ZoneReporter shown={zone} />}
    </>
  );
}
