export const longTextTexts = {
  more: "Show {count, plural, one {# more character} other {# more characters}}",
} as const;
