import type { ReactNode } from "react";
import { mastheadTexts } from "@/texts/site/masthead";
import { BrandMark } from "./brand";

interface MastheadProps {
  /** What stands before the name. */
  before?: ReactNode;
  children?: ReactNode;
}

/** The band across the top of every page: the name, which leads home, and what a page puts beside it. */
export function Masthead({ before, children }: MastheadProps) {
  return (
    <header className="screen-only bg-band text-on-band">
      <div className="mx-auto flex max-w-[125rem] flex-wrap items-center gap-x-3 px-3 sm:gap-x-4 sm:px-4">
        {before}
        <a
          href="/jobs"
          className="flex h-11 shrink-0 items-center gap-2 whitespace-nowrap font-semibold text-lg text-on-band hover:text-on-band hover:no-underline focus-visible:outline-on-band focus-visible:-outline-offset-4"
        >
          <BrandMark className="size-6" />
          {mastheadTexts.name}
        </a>
        {children}
      </div>
    </header>
  );
}
