import type { ReactNode } from "react";
import { messagePageTexts } from "@/texts/site/message-page";
import { panel } from "./button";
import { FormattedMessage } from "./formatted-message";
import { Masthead } from "./shell/masthead";

interface MessagePageProps {
  title: string;
  /** What happened and what to do next, in paragraphs. */
  children: ReactNode;
  /** The number to find it by in the log, of the request or of the error. Without a number nothing is shown. */
  reference?: { kind: keyof typeof messagePageTexts; number: string | null };
}

/** A page with a message only, such as an error. It is shown at the requested address. */
export function MessagePage({ title, children, reference }: MessagePageProps) {
  return (
    <>
      <Masthead />
      <main className="mx-auto flex max-w-xl flex-col px-3 py-10 sm:py-20">
        <div className={`${panel} flex flex-col gap-3 p-6`}>
          <h1 className="font-semibold text-2xl">{title}</h1>
          {children}
          {reference?.number ? (
            <p className="mt-2 border-line border-t pt-3 text-quiet text-xs">
              <FormattedMessage
                message={messagePageTexts[reference.kind]}
                values={{
                  number: reference.number,
                  code: (number) => <code className="select-all break-all font-mono">{number}</code>,
                }}
              />
            </p>
          ) : null}
        </div>
      </main>
    </>
  );
}
