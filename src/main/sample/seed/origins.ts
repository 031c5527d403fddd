// The hidden keys that tie Procore's records to Sage's, and the Sage keys of documents that Tieout wrote.
import { uuidV5 } from './uuid.ts';

export const jobOrigin = (job: number): string => `s100c:job:${job}`;
export const vendorOrigin = (vendor: number): string => `s100c:vendor:${vendor}`;
export const costCodeOrigin = (job: number, code: string): string => `s100c:job:${job}:cc:${code}`;
export const costTypeOrigin = (type: number): string => `s100c:ct:${type}`;
export const standardCodeOrigin = (code: string): string => `s100c:cc:${code}`;
export const subcontractOrigin = (key: string): string => `s100c:subcontract:${key}`;
export const subcontractLineOrigin = (key: string): string => `s100c:subcontract-line:${key}`;

/** Which of Tieout's documents a Sage row is: the same name gives the same key on every desk. */
const DOCUMENT_NAMESPACE = 'a7e0c2f4-5d1b-5e7a-8c39-2b6f1d9e4a70';

export function documentKey(companyId: number, procoreId: number): string {
  return uuidV5(DOCUMENT_NAMESPACE, `${companyId}/subcontract/${procoreId}/0`);
}

export function documentLineKey(companyId: number, procoreId: number, lineId: number): string {
  return uuidV5(DOCUMENT_NAMESPACE, `${companyId}/subcontract/${procoreId}/0/line/${lineId}`);
}
