// What somebody changes in a record, as the control plane and the faults describe it.
import { isObject } from './http-exchange.ts';

export type EditRequest = {
  /** A collection of the data, e.g. `workOrderContracts`. */
  collection: string;
  id: number;
  /** A line of the record with this id. */
  lineId?: number;
  /** In the shape of the show view; `vendor_id` and the codes' ids work too. */
  fields: Record<string, unknown>;
};

/** Reads an edit from JSON. */
export function readEdit(value: unknown): EditRequest {
  if (!isObject(value) || typeof value.collection !== 'string' || typeof value.id !== 'number') {
    throw new RangeError('An edit names a collection and an id');
  }
  const fields = isObject(value.fields) ? value.fields : {};
  const lineId = value.lineId ?? value.line_id;
  const base = { collection: value.collection, id: value.id, fields };
  return typeof lineId === 'number' ? { ...base, lineId } : base;
}
