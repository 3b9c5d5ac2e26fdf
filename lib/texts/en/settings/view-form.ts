/** The forms that change and delete a view. */
export const viewFormTexts = {
  editTitle: "Edit the view “{name}”",
  name: "Name",
  shared: "Shared with everyone",
  save: "Save changes",
  saving: "Saving…",
  cancel: "Cancel",
  deleteTitle: "Delete the view “{name}”?",
  gone: "It also disappears from your sidebar. No job is deleted.",
  goneForEveryone: "It is shared: it disappears for everyone, also from their sidebars. No job is deleted.",
  delete: "Delete view",
  deleting: "Deleting…",
} as const;
