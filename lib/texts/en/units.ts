/** Times, durations and sizes. */
export const unitsTexts = {
  clockWithOffset: "{time} {offset}",
  moment: "{date} {clock}",
  days: "{amount, number} d",
  hours: "{amount, number} h",
  minutes: "{amount, number} min",
  seconds: "{amount, number} s",
  largestTwo: "{larger} {smaller}",
  endsBeforeStart: "{seconds} s (the end is before the start)",
  bytes: "{amount} B",
  kilobytes: "{amount} kB",
  megabytes: "{amount} MB",
  gigabytes: "{amount} GB",
  terabytes: "{amount} TB",
} as const;
