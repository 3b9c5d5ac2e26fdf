/** A page that can't be loaded until someone has changed something. */
export const faultPageTexts = {
  lasting: "This does not pass by itself. Tell your administrator.",
  reload: "Reload",
} as const;
