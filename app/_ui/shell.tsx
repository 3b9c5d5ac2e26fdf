import type { ReactNode } from "react";
import type { SignedInAccess } from "@/lib/auth/session";
import { button } from "./button";
import { signOutAction } from "./sign-out";
import { ZoneReporter } from "./zone-reporter.client";

/** What stands around every page of a signed-in viewer. */
export function Shell({
  access,
  zone,
  children,
}: {
  access: SignedInAccess;
  zone: string;
  children: ReactNode;
}) {
  const { viewer, timeZone } = access;
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-10 focus:bg-surface focus:p-2"
      >
        Skip to the content
      </a>
      <header className="border-line border-b bg-surface">
        <div className="mx-auto flex max-w-[96rem] flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2">
          <a href="/jobs" className="mr-auto font-semibold text-base text-ink">
            Jobs Console
          </a>
          <span>
            <bdi className="font-medium">{viewer.name}</bdi>
            <span className="text-quiet"> · {viewer.role === "admin" ? "administrator" : "staff"}</span>
          </span>
          <form action={signOutAction}>
            <button type="submit" className={button.plain}>
              Sign out
            </button>
          </form>
        </div>
      </header>
      <main id="main" className="mx-auto max-w-[96rem] px-4 py-4">
        {children}
      </main>
      {timeZone ? null : <ZoneReporter shown={zone} />}
    </>
  );
}
