import { formatCount, formatDuration } from "@/lib/format";
import { formatMessage } from "@/lib/texts/format-message";
import { timeLeftTexts } from "@/texts/running/time-left";
import type { TimeRange, UsualTime } from "./time-left";

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Up to which length a range is told in this unit, in steps that people would say. */
const UNITS = [
  {
    seconds: MINUTE,
    upTo: 90 * MINUTE,
    step: (value: number) => (value <= 10 ? 1 : 5),
    about: (count: number) => formatMessage(timeLeftTexts.minutes, { count }),
    most: (to: number) => formatMessage(timeLeftTexts.upToMinutes, { to }),
    range: (from: number, to: number) => formatMessage(timeLeftTexts.fromToMinutes, { from, to }),
  },
  {
    seconds: HOUR,
    upTo: 36 * HOUR,
    step: () => 1,
    about: (count: number) => formatMessage(timeLeftTexts.hours, { count }),
    most: (to: number) => formatMessage(timeLeftTexts.upToHours, { to }),
    range: (from: number, to: number) => formatMessage(timeLeftTexts.fromToHours, { from, to }),
  },
  {
    seconds: DAY,
    upTo: Number.POSITIVE_INFINITY,
    step: (value: number) => (value <= 20 ? 1 : 10),
    about: (count: number) => formatMessage(timeLeftTexts.days, { count }),
    most: (to: number) => formatMessage(timeLeftTexts.upToDays, { to }),
    range: (from: number, to: number) => formatMessage(timeLeftTexts.fromToDays, { from, to }),
  },
];

/** "about 3 to 5 min left", "up to 4 min left", "less than a minute left": rounded as people would say it. */
export function formatTimeLeft({ from, to }: TimeRange): string {
  if (to <= MINUTE) return timeLeftTexts.underAMinute;
  const unit = UNITS.find(({ upTo }) => to < upTo) ?? UNITS[2];
  if (!unit) return "";
  const [low, high] = [from, to].map((seconds) => {
    const amount = seconds / unit.seconds;
    const step = unit.step(amount);
    return Math.round(amount / step) * step;
  });
  if (!low) return unit.most(high ?? 0);
  return low === high ? unit.about(low) : unit.range(low, high ?? low);
}

/** "usually 4 min, up to 11 min". */
export function formatUsualTime({ usualSeconds, longSeconds }: UsualTime): string {
  const usual = formatRoughly(usualSeconds);
  const long = formatRoughly(longSeconds);
  return usual === long
    ? formatMessage(timeLeftTexts.usual, { usual })
    : formatMessage(timeLeftTexts.usualAndLong, { usual, long });
}

/** A duration in the precision in which people would tell it: "0.3 s", "45 s", "1 min 30 s", "4 min", "2 h 10 min". */
export function formatRoughly(seconds: number): string {
  const step = ROUGHNESS.find(({ below }) => seconds < below)?.step ?? DAY;
  return formatDuration(Number((Math.round(seconds / step) * step).toFixed(1)));
}

const ROUGHNESS = [
  { below: 1, step: 0.1 },
  { below: 20, step: 1 },
  { below: MINUTE, step: 5 },
  { below: 3 * MINUTE, step: 10 },
  { below: HOUR, step: MINUTE },
  { below: 6 * HOUR, step: 10 * MINUTE },
  { below: 2 * DAY, step: HOUR },
];

/** "42 a second", "3 a minute": in the unit in which it is at least one. Null when that is none. */
export function formatRate(perSecond: number): string | null {
  const found = RATES.find(({ seconds }) => perSecond * seconds >= 1);
  return found ? found.text(formatCount(Number((perSecond * found.seconds).toPrecision(2)))) : null;
}

const RATES = [
  { seconds: 1, text: (count: string) => formatMessage(timeLeftTexts.aSecond, { count }) },
  { seconds: MINUTE, text: (count: string) => formatMessage(timeLeftTexts.aMinute, { count }) },
  { seconds: HOUR, text: (count: string) => formatMessage(timeLeftTexts.anHour, { count }) },
  { seconds: DAY, text: (count: string) => formatMessage(timeLeftTexts.aDay, { count }) },
];
