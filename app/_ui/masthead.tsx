import type { ReactNode } from "react";
import { BrandMark } from "./brand";

/** The band across the top of every page: the name, which leads home, and what a page puts beside it. */
export function Masthead({ children }: { children?: ReactNode }) {
  return (
    <header className="screen-only bg-band text-on-band">
      <div className="mx-auto flex h-11 max-w-[110rem] items-center justify-between gap-4 px-3 sm:px-4">
        <a
          href="/jobs"
          className="flex shrink-0 items-center gap-2 whitespace-nowrap font-semibold text-lg text-on-band hover:text-on-band hover:no-underline focus-visible:outline-on-band"
        >
          <BrandMark className="size-6" />
          Jobs Console
        </a>
        {children}
      </div>
    </header>
  );
}
