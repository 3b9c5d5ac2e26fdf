import localFont from "next/font/local";

/**
 * Atkinson Hyperlegible Next: drawn so that 0 and O, 1, l and I can't be mistaken for one another, as ids and
 * paths need it. `optional`: a font that is not there with the first paint waits for the next page,
 * so that no text is ever hidden, swapped or moved.
 */
const sans = localFont({
  src: "../_fonts/sans-latin.woff2",
  weight: "200 800",
  display: "optional",
  variable: "--font-atkinson",
});

/** The letters of further Latin alphabets; fetched only by a page that has one. */
const sansExtended = localFont({
  src: "../_fonts/sans-latin-ext.woff2",
  weight: "200 800",
  display: "optional",
  preload: false,
  adjustFontFallback: false,
  variable: "--font-atkinson-extended",
  declarations: [
    { prop: "unicode-range", value: "U+0100-0130, U+0132-0151, U+0154-02BA, U+1E00-1E9F, U+20A0-20AB" },
  ],
});

export const fontVariables = `${sans.variable} ${sansExtended.variable}`;
