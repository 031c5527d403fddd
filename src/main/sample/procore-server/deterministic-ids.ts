// Ids for new records: 15 digits like Procore's, counted upwards, so that the same calls give the same ids.
import type { ProcoreData } from './procore-data.ts';

const firstId = 598_134_326_000_000;

export type IdSource = { next(): number };

/** Starts behind the largest id in the data, so that a seed may use the same range. */
export function createIdSource(data: ProcoreData): IdSource {
  let last = firstId;
  const look = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    for (const record of value) {
      if (typeof record !== 'object' || record === null) continue;
      if ('id' in record && typeof record.id === 'number' && record.id > last) last = record.id;
      if ('line_items' in record) look(record.line_items);
    }
  };
  Object.values(data).forEach(look);
  return {
    next: () => {
      last += 1;
      return last;
    },
  };
}
