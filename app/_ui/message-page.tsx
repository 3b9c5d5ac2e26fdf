import type { ReactNode } from "react";

/** A page that only has something to say: not found, an error. */
export function MessagePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-lg flex-col justify-center gap-3 px-4 py-16">
      <h1 className="font-semibold text-2xl">{title}</h1>
      {children}
    </main>
  );
}
