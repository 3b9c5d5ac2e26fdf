export const couldNotLoadTexts = {
  title: "This page could not be loaded",
  databaseOrFault: "The database did not answer, or something went wrong on our side. It has been logged.",
  safeToReload: "You can safely reload the page.",
  lasting: "Reloading the page does not help. Tell your administrator.",
  reload: "Reload",
  tryAgain: "Try again",
  allJobs: "All jobs",
} as const;
