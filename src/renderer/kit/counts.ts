// Whole numbers on screen, grouped as the locale has them.
const format = new Intl.NumberFormat();

export function countWords(count: number): string {
  return format.format(count);
}
