/** Where one is in a list, and the ways on. `total` and `pages` come formatted, because some are lower bounds. */
export const pageNavTexts = {
  range: "{first, number}–{last, number} of {total}{unit, select, files { files} other {}}",
  aboutRange: "About {first, number}–{last, number} of {total}{unit, select, files { files} other {}}",
  part: "{shown, number} of {total}{unit, select, files { files} other {}}",
  page: "Page {page, number} of {pages}",
  aboutPage: "About page {page, number} of {pages}",
  onePage: "One page of {pages}",
  exactly: "{count, number}",
  atLeast: "{count, number}+",
  first: "First",
  previous: "Previous",
  next: "Next",
  last: "Last",
} as const;
