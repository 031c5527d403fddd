// What can be refused without asking Sage: SQL would cut text or round figures in silence, so they must fit exactly.
import { maxSageAmount, sumAmounts } from '#shared/money/amount.ts';
import { type AppError, appError } from '#shared/result/app-error.ts';
import type { DocumentWrite, SageDocumentKind } from '../../core/ports/sage.ts';
import type { DocumentPlan } from './documents/document-plan.ts';

const record = /^(0|[1-9]\d{0,17})$/;
const costCode = /^(0|[1-9]\d{0,11})\.\d{3}$/;
const date = /^\d{4}-\d\d-\d\d$/;
const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** SAGE_VALUE_REFUSED with what does not fit, or null. */
export function checkDocumentWrite<K extends SageDocumentKind>(
  plan: DocumentPlan<K>,
  write: DocumentWrite<K>,
): AppError | null {
  const { draft } = write;
  const detail = problemOfWrite(write) ?? problemOfHeader(draft) ?? problemOfLines(draft) ?? plan.problem(draft);
  return detail === null ? null : appError('SAGE_VALUE_REFUSED', { detail });
}

function problemOfWrite(write: DocumentWrite): string | null {
  if (write.keys.length === 0 || write.keys.length > 64) return 'between one and 64 generations of keys are needed';
  for (const keys of write.keys) {
    if (keys.lines.length !== write.draft.lines.length) return 'every line needs a key';
    if (![keys.header, ...keys.lines].every((key) => guid.test(key))) return 'a key is not a lower-case GUID';
  }
  if (write.person === '' || write.person.length > 128) return "the person's name is empty or longer than 128";
  return date.test(write.enteredOn) ? null : 'the entry date is not a date';
}

function problemOfHeader(draft: DocumentWrite['draft']): string | null {
  if (draft.number.trim() === '' || draft.number.length > 20) return 'the number is empty or longer than 20';
  if (draft.description.length > 50) return 'the description is longer than 50';
  if (!record.test(draft.job) || !record.test(draft.vendor)) return 'job or vendor is not a record number';
  if (draft.phase !== null && !record.test(draft.phase)) return 'the phase is not a number';
  if (!date.test(draft.date)) return 'the date is not a date';
  if (!Number.isInteger(draft.status) || draft.status < 1 || draft.status > 6) return 'the status is not one of 1 to 6';
  return outside(draft.total) ? 'the total does not fit decimal(12,2)' : null;
}

function problemOfLines(draft: DocumentWrite['draft']): string | null {
  if (draft.lines.length === 0) return 'there are no lines';
  for (const line of draft.lines) {
    if (line.description.length > 50) return `the description of line ${line.number} is longer than 50`;
    if (!costCode.test(line.costCode)) return `the cost code of line ${line.number} does not have three decimals`;
    if (!Number.isInteger(line.costType) || line.costType < 0 || line.costType > 255)
      return `line ${line.number} has no cost type`;
    if (outside(line.amount)) return `the amount of line ${line.number} does not fit decimal(12,2)`;
  }
  // They are looked up in one call, which takes 2,100 parameters.
  if (new Set(draft.lines.map((line) => line.costCode)).size > 1_500) return 'there are more than 1,500 cost codes';
  const sum = sumAmounts(draft.lines.map((line) => line.amount));
  return sum === draft.total ? null : 'the lines do not sum to the total';
}

function outside(amount: bigint): boolean {
  return amount > maxSageAmount || amount < -maxSageAmount;
}
