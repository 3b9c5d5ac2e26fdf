import type { ReactNode } from "react";
import { panel } from "./button";
import { Masthead } from "./shell/masthead";

interface MessagePageProps {
  title: string;
  /** What happened and what to do next, in paragraphs. */
  children: ReactNode;
  /** Under which name and number the log has it; a null number is left out. */
  reference: { name: "Request" | "Reference"; number: string | null };
}

/** A page that only has something to say: not found, an error. It stands at the address that was asked for. */
export function MessagePage({ title, children, reference: { name, number } }: MessagePageProps) {
  return (
    <>
      <Masthead />
      <main className="mx-auto flex max-w-xl flex-col px-3 py-10 sm:py-20">
        <div className={`${panel} flex flex-col gap-3 p-6`}>
          <h1 className="font-semibold text-2xl">{title}</h1>
          {children}
          {number ? (
            <p className="mt-2 border-line border-t pt-3 text-quiet text-xs">
              {name} <code className="select-all break-all font-mono">{number}</code>: give this number to
              whoever runs this site.
            </p>
          ) : null}
        </div>
      </main>
    </>
  );
}
