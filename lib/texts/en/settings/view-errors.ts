/** Why a view is not saved, changed or chosen. */
export const viewErrorsTexts = {
  nameTaken: "there is already a view with this name. Choose a different name.",
  nothingToSave: "choose a filter first. The whole list needs no view.",
  queryTooLong: "this search is too long to save. Search for fewer words.",
  onlyAdministratorsShare: "Only administrators can share a view with everyone.",
  tooMany: "You have {most, number} saved views already. Delete one first.",
  tooManyPinned: "You have {most, number} views in the sidebar already. Remove one first.",
  unknown: "There is no view {id}, or you may not change it.",
} as const;
