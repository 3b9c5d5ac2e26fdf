export const subtasksTexts = {
  title: "Subtasks",
  total: "{total, number} in total",
  totalAndFailed: "{total, number} in total, <link>{failed, number} failed</link>",
  none: "{status, select, pending {No pending subtasks.} running {No running subtasks.} completed {No completed subtasks.} failed {No failed subtasks.} cancelled {No cancelled subtasks.} other {No subtasks.}}",
  pages: "Pages of subtasks",
  byStatus: "Subtasks by status",
  all: "All",
  caption: "Subtasks, times in {zone}",
  name: "Task name",
  status: "Status",
  unnamed: "Unnamed subtask",
  inProgress: "Still in progress",
  progress:
    "{completed, number} of {total, plural, one {# subtask} other {# subtasks}} completed{failed, plural, =0 {} other {, # failed}}{cancelled, plural, =0 {} other {, # cancelled}}",
  counted: "counted from its subtasks",
} as const;
