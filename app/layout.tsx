import type { Metadata } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Jobs Console", template: "%s · Jobs Console" },
  description: "Background jobs: what waits, runs, ended well, failed and why.",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered for its request: a prerendered one could not carry the request's nonce.
  await connection();
  return (
    <html lang="en">
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
