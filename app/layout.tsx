import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { bandColour, currentTheme } from "@/lib/web/theme";
import { fontVariables } from "./_ui/fonts";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Jobs Console", template: "%s · Jobs Console" },
  description: "Background jobs: what is waiting, running, completed or failed, and why.",
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "16x16 32x32 48x48", type: "image/x-icon" },
      { url: "/icon.svg", sizes: "any", type: "image/svg+xml" },
    ],
    apple: { url: "/apple-touch-icon.png", sizes: "180x180" },
  },
  manifest: "/manifest.webmanifest",
};

export async function generateViewport(): Promise<Viewport> {
  return { themeColor: bandColour(await currentTheme()) };
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page is rendered for its request: a prerendered one could not carry the request's nonce.
  await connection();
  return (
    <html lang="en" data-theme={await currentTheme()} className={fontVariables}>
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
