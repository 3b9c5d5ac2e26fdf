/** Why a clear is refused or ends early. */
export const clearRefusalTexts = {
  days: "give a whole number from {min} to {max}.",
  enterDays: "Enter {min} to {max} days.",
  tab: "give {tabs}.",
  restUnchanged: "The other jobs are unchanged.",
  tooManyLocked: "Clearing stopped: other programs are changing too many of the old jobs. Try again later.",
} as const;
