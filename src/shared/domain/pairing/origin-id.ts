// The hidden keys that tie a Procore record to Sage: 's100c:<what>:<key>'. Made and read here only.
// Prefixed with the type because Procore's rule for uniqueness of origin_id across types is not stated.
import type { SageCode } from '../documents/cost-code.ts';

export type OriginKey =
  | { readonly what: 'job'; readonly job: string }
  | { readonly what: 'vendor'; readonly vendor: string }
  | { readonly what: 'costType'; readonly costType: number }
  | { readonly what: 'costCode'; readonly job: string; readonly code: SageCode }
  | { readonly what: 'subcontract'; readonly key: string }
  | { readonly what: 'subcontractLine'; readonly key: string }
  | { readonly what: 'purchaseOrder'; readonly key: string }
  | { readonly what: 'purchaseOrderLine'; readonly key: string };

export function originIdOf(key: OriginKey): string {
  switch (key.what) {
    case 'job':
      return `s100c:job:${key.job}`;
    case 'vendor':
      return `s100c:vendor:${key.vendor}`;
    case 'costType':
      return `s100c:ct:${key.costType}`;
    case 'costCode':
      return `s100c:job:${key.job}:cc:${key.code}`;
    case 'subcontract':
      return `s100c:subcontract:${key.key}`;
    case 'subcontractLine':
      return `s100c:subcontract-line:${key.key}`;
    case 'purchaseOrder':
      return `s100c:purchase-order:${key.key}`;
    case 'purchaseOrderLine':
      return `s100c:purchase-order-line:${key.key}`;
  }
}

const patterns: readonly [RegExp, (match: RegExpExecArray) => OriginKey][] = [
  [/^s100c:job:(\d+)$/, (m) => ({ what: 'job', job: m[1] ?? '' })],
  [/^s100c:vendor:(\d+)$/, (m) => ({ what: 'vendor', vendor: m[1] ?? '' })],
  [/^s100c:ct:([1-9])$/, (m) => ({ what: 'costType', costType: (m[1] ?? '0').charCodeAt(0) - 48 })],
  [/^s100c:job:(\d+):cc:(\d+\.\d{3})$/, (m) => ({ what: 'costCode', job: m[1] ?? '', code: m[2] ?? '' })],
  [/^s100c:subcontract:([0-9a-f-]{36})$/, (m) => ({ what: 'subcontract', key: m[1] ?? '' })],
  [/^s100c:subcontract-line:([0-9a-f-]{36})$/, (m) => ({ what: 'subcontractLine', key: m[1] ?? '' })],
  [/^s100c:purchase-order:([0-9a-f-]{36})$/, (m) => ({ what: 'purchaseOrder', key: m[1] ?? '' })],
  [/^s100c:purchase-order-line:([0-9a-f-]{36})$/, (m) => ({ what: 'purchaseOrderLine', key: m[1] ?? '' })],
];

/** Null when the text is empty or another integration's key. */
export function parseOriginId(originId: string | null): OriginKey | null {
  if (originId === null || originId === '') return null;
  for (const [pattern, make] of patterns) {
    const match = pattern.exec(originId);
    if (match !== null) return make(match);
  }
  return null;
}

/** A key is there, and it is not one of ours. */
export function isForeignOriginId(originId: string | null): boolean {
  return originId !== null && originId !== '' && parseOriginId(originId) === null;
}
