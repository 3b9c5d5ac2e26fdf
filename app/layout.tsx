import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { currentTheme } from "@/lib/web/theme";
import { fontVariables } from "./_ui/fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Jobs Console", template: "%s · Jobs Console" },
  description: "Background jobs: what waits, runs, ended well, failed and why.",
};

export const viewport: Viewport = { themeColor: "#0c4753" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered for its request: a prerendered one could not carry the request's nonce.
  await connection();
  return (
    <html lang="en" data-theme={await currentTheme()} className={fontVariables}>
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
