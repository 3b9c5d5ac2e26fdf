/** How long a running job still takes, how fast it is, and what jobs like it took. */
export const timeLeftTexts = {
  underAMinute: "less than a minute left",
  minutes: "about {count, number} min left",
  upToMinutes: "up to {to, number} min left",
  fromToMinutes: "about {from, number} to {to, number} min left",
  hours: "about {count, number} h left",
  upToHours: "up to {to, number} h left",
  fromToHours: "about {from, number} to {to, number} h left",
  days: "about {count, plural, one {# day} other {# days}} left",
  upToDays: "up to {to, plural, one {# day} other {# days}} left",
  fromToDays: "about {from, number} to {to, plural, one {# day} other {# days}} left",
  late: "longer than 19 of 20 did",
  usual: "usually {usual}",
  usualAndLong: "usually {usual}, up to {long}",
  fromNameAndType:
    "Half of the last {jobs, number} completed jobs of this type and name took up to {usual}, 19 of 20 up to {long}.",
  fromType:
    "Half of the last {jobs, number} completed jobs of this type took up to {usual}, 19 of 20 up to {long}.",
  aSecond: "{count} a second",
  aMinute: "{count} a minute",
  anHour: "{count} an hour",
  aDay: "{count} a day",
} as const;
