export const mastheadTexts = {
  name: "Jobs Console",
} as const;
