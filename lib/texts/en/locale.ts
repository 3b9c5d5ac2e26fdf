/** The language and the region whose numbers, dates and plurals these texts use. */
export const LOCALE = "en-GB";
