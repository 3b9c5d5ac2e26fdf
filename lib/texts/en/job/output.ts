export const outputTexts = {
  title: "Output",
  none: "The job recorded no output.",
  json: "JSON, {size}",
  text: "Text, {size}",
  entries: "{count, plural, one {# entry} other {# entries}} …",
} as const;
