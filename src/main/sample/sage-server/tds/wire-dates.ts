// Dates and times between the seam's text and the day and tick counts of the wire.

const DAYS_0001_TO_1900 = 693_595;
const POWERS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000];

/** A moment as the wire counts it: whole days, and units of the day (their length depends on the type). */
export type WireMoment = { readonly day: number; readonly units: number };

const digits = (text: string, from: number, count: number): number => {
  let value = 0;
  for (let i = from; i < from + count; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) throw new RangeError(`Not a date or time: ${text}`);
    value = value * 10 + digit;
  }
  return value;
};

/** Days since 0001-01-01 in the proleptic Gregorian calendar. */
export const dayNumber = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 306;
};

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** The date `days` after 0001-01-01 as 'YYYY-MM-DD'. */
export const dateText = (days: number): string => {
  const shifted = days + 306;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1;
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  return `${pad(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4)}-${pad(month, 2)}-${pad(day, 2)}`;
};

/** Days since 0001-01-01 of a text that begins 'YYYY-MM-DD'. */
export const dayOfText = (text: string): number => {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) throw new RangeError(`Not a date: ${text}`);
  return dayNumber(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
};

/** The time of day in units of 10^-scale seconds, half rounded up; a full day when 23:59:59.99… rounds over. */
const timeOfText = (text: string, scale: number): number => {
  if (text.length <= 10) return 0;
  const seconds = digits(text, 11, 2) * 3600 + digits(text, 14, 2) * 60 + digits(text, 17, 2);
  const given = Math.max(0, text.length - 20);
  if (given === 0) return seconds * (POWERS[scale] ?? 1);
  if (given > 7) throw new RangeError(`More than seven digits of a second: ${text}`);
  const fraction = digits(text, 20, given);
  const scaled =
    given <= scale
      ? fraction * (POWERS[scale - given] ?? 1)
      : Math.floor(fraction / (POWERS[given - scale] ?? 1) + 0.5);
  return seconds * (POWERS[scale] ?? 1) + scaled;
};

/** datetime2(scale): days since 0001-01-01 and units of 10^-scale seconds. */
export const dateTime2OfText = (text: string, scale: number): WireMoment => {
  const day = dayOfText(text);
  const units = timeOfText(text, scale);
  const whole = 86_400 * (POWERS[scale] ?? 1);
  return units >= whole ? { day: day + 1, units: units - whole } : { day, units };
};

/** datetime: days since 1900-01-01 and 1/300 seconds. */
export const dateTimeOfText = (text: string): WireMoment => {
  const day = dayOfText(text) - DAYS_0001_TO_1900;
  const units = Math.floor((timeOfText(text, 3) * 3 + 5) / 10);
  return units >= 25_920_000 ? { day: day + 1, units: 0 } : { day, units };
};

/** 'HH:MM:SS.fff' of units of 10^-scale seconds: at least three digits of a second, more only where not zero. */
export const timeText = (units: number, scale: number): string => {
  const power = POWERS[scale] ?? 1;
  const seconds = Math.floor(units / power);
  const fraction = pad(units - seconds * power, scale)
    .slice(0, scale)
    .padEnd(7, '0');
  const shown = scale === 0 ? '000' : fraction.replace(/0{1,4}$/, '');
  const clock = `${pad(Math.floor(seconds / 3600), 2)}:${pad(Math.floor(seconds / 60) % 60, 2)}:${pad(seconds % 60, 2)}`;
  return `${clock}.${shown}`;
};

export const dateTime2Text = (moment: WireMoment, scale: number): string =>
  `${dateText(moment.day)} ${timeText(moment.units, scale)}`;

/** datetime: SQL Server shows 1/300 seconds as .000, .003 and .007. */
export const dateTimeText = (moment: WireMoment): string =>
  `${dateText(moment.day + DAYS_0001_TO_1900)} ${timeText(Math.floor((moment.units * 10 + 1) / 3), 3)}`;
