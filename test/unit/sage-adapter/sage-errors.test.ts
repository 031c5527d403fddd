// Every failure of the driver and of SQL Server as one of our codes, without a word of the server's text.
import { describe, expect, it } from 'vitest';
import { driverFailure, isDuplicateKey, isRetryable, sageError } from '../../../src/main/adapters/sage/sage-errors.ts';

const facts = { login: 'tieout_reader', database: 'Harbor' };
const codeOf = (cause: unknown): string => sageError(driverFailure(cause), facts).code;
const thrown = (fields: Record<string, unknown>): Error =>
  Object.assign(new Error("secret 'text' of the server"), fields);

describe('a failure of SQL Server', () => {
  it.each([
    [18456, 'SAGE_LOGIN_REFUSED'],
    [4060, 'SAGE_DATABASE_UNKNOWN'],
    [17892, 'SAGE_APP_NOT_APPROVED'],
    [229, 'SAGE_RIGHT_MISSING'],
    [208, 'SAGE_SCHEMA_UNKNOWN'],
    [1205, 'SAGE_BUSY'],
    [1222, 'SAGE_BUSY'],
    [2627, 'SAGE_VALUE_REFUSED'],
    [547, 'SAGE_VALUE_REFUSED'],
  ])('%i is %s', (number, code) => {
    expect(codeOf(thrown({ number, code: 'EREQUEST' }))).toBe(code);
  });

  it.each([
    ['ESOCKET', 'SAGE_NOT_REACHABLE'],
    ['ETIMEOUT', 'SAGE_NOT_REACHABLE'],
    ['EINSTLOOKUP', 'SAGE_NOT_REACHABLE'],
    ['ELOGIN', 'SAGE_LOGIN_REFUSED'],
    ['ENOTENCRYPTED', 'SAGE_NOT_ENCRYPTED'],
    ['ECANCEL', 'CALL_CANCELLED'],
  ])('%s of the driver is %s', (code, expected) => {
    expect(codeOf(thrown({ code }))).toBe(expected);
  });

  it('is what aborted the transaction, not the abort', () => {
    const abort = thrown({ code: 'EABORT', originalError: thrown({ code: 'EREQUEST', number: 1205 }) });
    expect(isRetryable(driverFailure(abort))).toBe(true);
    expect(codeOf(abort)).toBe('SAGE_BUSY');
  });

  it('is the telling one of several', () => {
    const last = thrown({
      code: 'EREQUEST',
      number: 3621,
      precedingErrors: [thrown({ code: 'EREQUEST', number: 2627 })],
    });
    expect(isDuplicateKey(driverFailure(last))).toBe(true);
    const login = thrown({ code: 'ELOGIN', number: 18456, errors: [thrown({ number: 4060 })] });
    expect(codeOf(login)).toBe('SAGE_DATABASE_UNKNOWN');
  });

  it('never carries the words of the server or the driver', () => {
    for (const cause of [
      thrown({ number: 8152 }),
      thrown({ code: 'ESOCKET' }),
      thrown({ code: 'EPARAM' }),
      thrown({}),
      'boom',
    ]) {
      expect(JSON.stringify(sageError(driverFailure(cause), facts))).not.toMatch(/secret|boom/);
    }
  });
});
