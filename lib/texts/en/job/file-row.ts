export const fileRowTexts = {
  download: "Download",
  preview: "Preview",
  result: "Result",
} as const;
