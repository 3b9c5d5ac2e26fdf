/** The title of a browser's tab, and what search engines and previews of a link show. */
export const documentTexts = {
  titled: "{title} · Jobs Console",
  description: "Background jobs: what is waiting, running, completed or failed, and why.",
} as const;
