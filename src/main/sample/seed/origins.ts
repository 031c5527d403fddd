// The hidden keys that tie Procore's records to Sage's, and the Sage keys of documents that Tieout wrote.
import { headerKeyName, keyNamespace, lineKeyName } from '#shared/domain/documents/document-keys.ts';
import { originIdOf } from '#shared/domain/pairing/origin-id.ts';
import { uuidV5 } from './uuid.ts';

export const jobOrigin = (job: number): string => originIdOf({ what: 'job', job: String(job) });
export const vendorOrigin = (vendor: number): string => originIdOf({ what: 'vendor', vendor: String(vendor) });
export const costTypeOrigin = (costType: number): string => originIdOf({ what: 'costType', costType });
export const costCodeOrigin = (job: number, code: string): string =>
  originIdOf({ what: 'costCode', job: String(job), code });
/** The company's standard list is tied by the code alone. */
export const standardCodeOrigin = (code: string): string => `s100c:cc:${code}`;
export const subcontractOrigin = (key: string): string => originIdOf({ what: 'subcontract', key });
export const subcontractLineOrigin = (key: string): string => originIdOf({ what: 'subcontractLine', key });

export const orderOrigin = (key: string): string => originIdOf({ what: 'purchaseOrder', key });
export const orderLineOrigin = (key: string): string => originIdOf({ what: 'purchaseOrderLine', key });

type Document = { readonly kind: 'subcontract' | 'purchaseOrder'; readonly id: number };

function documentOf(companyId: number, { kind, id }: Document) {
  return { companyId: String(companyId), kind, procoreId: String(id), generation: 0 } as const;
}

/** The same key that a desk derives, so that a record whose report was lost is found again. */
export function documentKey(companyId: number, document: Document): string {
  return uuidV5(keyNamespace, headerKeyName(documentOf(companyId, document)));
}

export function documentLineKey(companyId: number, document: Document, lineId: number): string {
  return uuidV5(keyNamespace, lineKeyName(documentOf(companyId, document), String(lineId)));
}
