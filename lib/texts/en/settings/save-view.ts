/** The form that saves the filters of the list as a view. */
export const saveViewTexts = {
  title: "Save view",
  name: "Name of the view",
  pinned: "Show in the sidebar",
  opens: "Open Jobs with this view",
  shared: "Share with everyone",
  sharedMeaning: "Everyone sees the view, each with the jobs that they may see",
  save: "Save",
  saving: "Saving…",
  saved: "Saved as “{name}”.",
  all: "Saved views",
} as const;
