// What was made of a statement's text, by that text: many short ones, and a few of the long ones that bulk inserts send.

const LONG = 20_000;

export class TextCache<T> {
  private readonly short = new Map<string, T>();
  private readonly long = new Map<string, T>();
  private readonly mostShort: number;
  private readonly mostLong: number;

  constructor(mostShort: number, mostLong: number) {
    this.mostShort = mostShort;
    this.mostLong = mostLong;
  }

  get(text: string): T | undefined {
    return this.kept(text).get(text);
  }

  /** A full cache starts anew. */
  set(text: string, made: T): void {
    const kept = this.kept(text);
    if (kept.size >= (kept === this.long ? this.mostLong : this.mostShort)) kept.clear();
    kept.set(text, made);
  }

  private kept(text: string): Map<string, T> {
    return text.length < LONG ? this.short : this.long;
  }
}
