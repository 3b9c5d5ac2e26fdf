export const copyButtonTexts = {
  copy: "{what, select, message {Copy message} output {Copy output} token {Copy token} other {Copy trace}}",
  copied: "Copied",
  byHand: "Select the text and copy it",
} as const;
