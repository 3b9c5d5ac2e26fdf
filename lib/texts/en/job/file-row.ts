export const fileRowTexts = {
  download: "Download",
  preview: "Preview",
  result: "Result",
  details: "Types, times and checksums (SHA-256)",
} as const;
