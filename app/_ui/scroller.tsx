import type { ReactNode } from "react";
import { type CopiedText, CopyButton } from "./copy-button.client";

interface ScrollerProps {
  /** The id of the text. */
  id: string;
  /** What the text is. */
  what: CopiedText;
  children: ReactNode;
}

/**
 * Text as it was written, in lines that scroll rather than break. Its button stands inside, so that who comes by
 * keyboard can scroll from there.
 */
export function Scroller({ id, what, children }: ScrollerProps) {
  return (
    <div className="max-h-[36rem] overflow-auto rounded-md border border-line bg-surface print:max-h-none">
      <div className="w-max min-w-full px-3 pb-3 print:w-auto">
        <div className="screen-only sticky right-2 -mr-1 ml-auto w-fit pt-2">
          <CopyButton from={id} what={what} />
        </div>
        <pre id={id} className="pl-4 font-mono text-xs leading-4.5 print:pl-0">
          {children}
        </pre>
      </div>
    </div>
  );
}
