import type { ReactNode } from "react";

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
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 px-4 py-16">
      <h1 className="font-semibold text-2xl">{title}</h1>
      {children}
      {number ? (
        <p className="text-quiet text-xs">
          {name} <code className="select-all break-all font-mono">{number}</code>: give this number to whoever
          runs this site.
        </p>
      ) : null}
    </main>
  );
}
