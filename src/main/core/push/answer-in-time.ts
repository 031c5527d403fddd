// A question to Procore that may not take long, because somebody waits while it is asked: Sage holds its locks meanwhile.
import { appError } from '#shared/result/app-error.ts';
import { err, type Result } from '#shared/result/result.ts';
import type { ClockPort } from '../ports/clock.ts';

/** Errors: those of the question; PROCORE_NOT_REACHABLE when it was cut off because the time was up. */
export async function answerInTime<T>(
  clock: Pick<ClockPort, 'sleep'>,
  milliseconds: number,
  question: (signal: AbortSignal) => Promise<Result<T>>,
): Promise<Result<T>> {
  const cut = new AbortController();
  const answered = new AbortController();
  void clock.sleep(milliseconds, answered.signal).then(() => cut.abort());
  const answer = await question(cut.signal);
  const late = cut.signal.aborted;
  answered.abort();
  return late && !answer.ok
    ? err(appError('PROCORE_NOT_REACHABLE', { detail: `it did not answer within ${milliseconds / 1000} seconds` }))
    : answer;
}
