export const copyButtonTexts = {
  copy: "{what, select, link {Copy link} message {Copy message} output {Copy output} token {Copy token} other {Copy trace}}",
  copied: "Copied",
  byHand: "Select the text and copy it",
} as const;
