export const couldNotLoadTexts = {
  title: "This page could not be loaded",
  fault: "Something went wrong on our side. It has been logged.",
  databaseOrFault: "The database did not answer, or something went wrong on our side. It has been logged.",
  safeToReload: "You can safely reload the page.",
  lasting: "This does not pass by itself. Tell your administrator.",
  reload: "Reload",
  tryAgain: "Try again",
  allJobs: "All jobs",
} as const;
