import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { bandColour, currentTheme } from "@/lib/web/theme";
import { fontVariables } from "./_ui/fonts";
import "./globals.css";
import { formatMessage } from "@/lib/texts/format-message";
import { LOCALE } from "@/texts/locale";
import { documentTexts } from "@/texts/site/document";
import { mastheadTexts } from "@/texts/site/masthead";

export const metadata: Metadata = {
  title: { default: mastheadTexts.name, template: formatMessage(documentTexts.titled, { title: "%s" }) },
  description: documentTexts.description,
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
    <html lang={LOCALE} data-theme={await currentTheme()} className={fontVariables}>
      <body className="min-h-dvh">{children}</body>
    </html>
  );
}
