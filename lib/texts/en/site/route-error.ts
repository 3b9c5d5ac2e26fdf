/** The page for a person who followed a link to a file or an export that could not be sent. */
export const routeErrorTexts = {
  tabTitle: "This could not be loaded · Jobs Console",
  title: "This could not be loaded",
  unchanged: "Nothing was changed.",
  back: "Go back",
  request: "Request {number}: give this number to your administrator.",
} as const;
