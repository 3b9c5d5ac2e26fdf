import type { ReactNode } from "react";
import type { SignedInAccess } from "@/lib/auth/session";
import { BrandMark } from "./brand";
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
      <header className="screen-only bg-band text-on-band">
        <div className="mx-auto flex h-11 max-w-[110rem] items-center justify-between gap-4 px-3 sm:px-4">
          <a
            href="/jobs"
            className="flex items-center gap-2 font-semibold text-lg text-on-band hover:text-on-band hover:no-underline focus-visible:outline-on-band"
          >
            <BrandMark className="size-6" />
            Jobs Console
          </a>
          <ViewerMenu viewer={viewer} zone={zone} />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="mx-auto max-w-[110rem] px-3 py-3 outline-none sm:px-4">
        {children}
      </main>
      {timeZone ? null : <ZoneReporter shown={zone} />}
    </>
  );
}
