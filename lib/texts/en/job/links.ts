export const linksTexts = {
  title: "Jobs",
  back: "Back to Jobs",
  previous: "Previous job",
  next: "Next job",
  named: "{name} (job {id})",
} as const;
