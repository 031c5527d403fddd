// Calendar arithmetic of the seed on `YYYY-MM-DD` text; everything is relative to the sample's own today.

const DAY = 86_400_000;

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The same day, or the Friday before a weekend: offices do not sign on Sundays. */
export function workday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday === 0 ? addDays(date, -2) : weekday === 6 ? addDays(date, -1) : date;
}

export function yearOf(date: string): number {
  return Number(date.slice(0, 4));
}

export function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

/** An instant as Procore writes it. */
export function instant(date: string, time: string): string {
  return `${date}T${time}Z`;
}

/** An instant as a `datetime` column holds it (UTC). */
export function sqlInstant(date: string, time: string): string {
  return `${date} ${time}.000`;
}
