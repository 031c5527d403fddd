// Trouble with a whole side: it says nothing about a document, and the next document would meet it too.
import type { Side } from '#shared/domain/kinds.ts';
import type { ErrorCode } from '#shared/result/app-error.ts';

const troubles: Readonly<Partial<Record<ErrorCode, Side>>> = {
  PROCORE_NOT_REACHABLE: 'procore',
  PROCORE_SIGN_IN_NEEDED: 'procore',
  PROCORE_COMPANY_UNCLEAR: 'procore',
  PROCORE_LIMIT_REACHED: 'procore',
  SAGE_NOT_REACHABLE: 'sage',
  SAGE_LOGIN_REFUSED: 'sage',
  SAGE_DATABASE_UNKNOWN: 'sage',
  SAGE_APP_NOT_APPROVED: 'sage',
  SAGE_NOT_ENCRYPTED: 'sage',
};

/** The side that is in trouble, or null when the error is about one document. */
export function sideInTrouble(code: ErrorCode): Side | null {
  return troubles[code] ?? null;
}
