// Subcontracts in Sage: dbo.subcon with its lines in dbo.sbcnln.
import { insertSubcontract } from '../statements/insert-subcontract.ts';
import { insertSubcontractLines } from '../statements/insert-subcontract-lines.ts';
import { linesTotal } from '../statements/lines-total.ts';
import { numberHolders } from '../statements/number-holders.ts';
import { openJob } from '../statements/open-job.ts';
import { ourSubcontracts } from '../statements/our-subcontracts.ts';
import { subcontractLinesByKeys } from '../statements/subcontract-lines-by-keys.ts';
import { subcontractLinesByNumber } from '../statements/subcontract-lines-by-number.ts';
import { subcontractLinesPage } from '../statements/subcontract-lines-page.ts';
import { subcontractsByKeys } from '../statements/subcontracts-by-keys.ts';
import { subcontractsByNumber } from '../statements/subcontracts-by-number.ts';
import { subcontractsPage } from '../statements/subcontracts-page.ts';
import type { DocumentPlan } from './document-plan.ts';
import { subcontractsFrom } from './subcontract-rows.ts';

const retainage = /^\d{1,4}\.\d\d$/;

export const subcontractPlan: DocumentPlan<'subcontract'> = {
  read: {
    page: subcontractsPage,
    linesPage: subcontractLinesPage,
    byKeys: subcontractsByKeys,
    linesByKeys: subcontractLinesByKeys,
    byNumber: subcontractsByNumber,
    linesByNumber: subcontractLinesByNumber,
    build: subcontractsFrom,
  },
  locked: { ours: ourSubcontracts, numberHolders, openJob },
  problem: (draft) => (retainage.test(draft.retainageRate) ? null : 'the retainage rate does not have two decimals'),
  insert: {
    header: insertSubcontract,
    headerValues: (draft) => ({ retainage: draft.retainageRate }),
    lines: insertSubcontractLines,
    lineValues: (_, key) => ({ ref: key.replaceAll('-', '') }),
    // Seven parameters a line, with the header's and the read-back's own.
    linesPerCall: 280,
    linesTotal,
  },
  total: (record) => record.original,
};
