export const tabTitlesTexts = {
  notFound: "Not found",
  couldNotLoad: "Could not be loaded",
} as const;
