/** What a console says when it has started. */
export const startTexts = {
  ready: "Jobs Console is at {address}",
} as const;
