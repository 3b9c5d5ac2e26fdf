import localFont from "next/font/local";

/** The sister of the console's own font, for traces, JSON and tokens; only their pages fetch it. */
export const monoFont = localFont({
  src: "../_fonts/mono-latin.woff2",
  weight: "200 800",
  display: "optional",
  adjustFontFallback: false,
  variable: "--font-atkinson-mono",
});
