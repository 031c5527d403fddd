// A test bed with one desk for a whole describe block, stopped afterwards.
import { afterAll, beforeAll } from 'vitest';
import { type Bed, type Desk, startBed } from './bed.ts';

type DeskOptions = Parameters<Bed['desk']>[0];

/** `hand` gets both before the first test of the block. */
export function withBed(hand: (bed: Bed, desk: Desk) => void | Promise<void>, options?: DeskOptions): void {
  let opened: { readonly bed: Bed; readonly desk: Desk } | null = null;
  beforeAll(async () => {
    const bed = await startBed();
    const desk = await bed.desk(options);
    opened = { bed, desk };
    await hand(bed, desk);
  });
  afterAll(async () => {
    await opened?.desk.stop();
    await opened?.bed.stop();
  });
}
