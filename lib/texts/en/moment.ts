export const momentTexts = {
  exact: "{iso}, in UTC",
} as const;
