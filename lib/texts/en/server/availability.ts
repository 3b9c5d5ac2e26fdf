/** What people and scripts read when the console itself can't do what they asked for. */
export const availabilityTexts = {
  databaseUnavailable: "The database did not answer. Try again in a moment.",
  databaseTooSlow: "The database took too long to answer. Try again in a moment.",
  fault: "Something went wrong on our side. It has been logged.",
  faultOf: "Something went wrong on our side. Give this number to your administrator: {request}.",
} as const;
