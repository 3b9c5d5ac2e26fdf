/** The keys of the pages of jobs. */
export const shortcutsTexts = {
  close: "Close",
  off: "You can turn them off in <link>My settings</link>.",
  enter: "Enter",
  escape: "Esc",
  does: {
    search: "Go to the search field",
    down: "Go to the next job of the list",
    up: "Go to the previous job of the list",
    open: "Open the job that you went to",
    next: "On a job’s page: open the next job",
    previous: "On a job’s page: open the previous job",
    keys: "Show these keys",
    close: "Close what is open",
  },
} as const;
