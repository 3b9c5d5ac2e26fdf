export const mySettingsTexts = {
  about: "These settings are for your own pages, in every browser in which you sign in.",
  pageRows: "Jobs on a page of the list",
  rowsChoice: "choose {choices}",
  switchChoice: "send on, or leave it out",
  notForm: "Send a form.",
  useShortcuts: "Use keyboard shortcuts",
  shortcutsMeaning:
    "Single keys move through the jobs and open them. Turn this off if you use speech input, or if keys are pressed by mistake.",
  save: "Save settings",
  saving: "Saving…",
  saved: "Your settings are saved.",
  where: "These keys work on the list of jobs and on a job’s page, unless you are writing in a field.",
} as const;
