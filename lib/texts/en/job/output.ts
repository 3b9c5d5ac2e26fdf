export const outputTexts = {
  title: "Output",
  json: "JSON, {size}",
  text: "Text, {size}",
  entries: "{count, plural, one {# entry} other {# entries}} …",
} as const;
