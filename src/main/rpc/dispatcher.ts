// Takes a call by name: parses the input, queues writers, answers with an envelope and never throws.
import type { Call } from '#shared/contract/call.ts';
import { type CallName, contract, isCallName } from '#shared/contract/contract.ts';
import { appError } from '#shared/result/app-error.ts';
import { err, ok, type Result } from '#shared/result/result.ts';
import type { LogPort } from '../core/ports/log.ts';
import type { CallContext, Handlers } from './handlers.ts';
import { readableIssues } from './readable-issues.ts';
import { createWriterQueue } from './writer-queue.ts';

export type DispatcherOptions = {
  readonly log: LogPort;
  /** Parse answers too: in tests and development. An answer of another shape is a bug and becomes CALL_BROKE. */
  readonly checkOutput: boolean;
};

export type Dispatcher = {
  /** Errors: CALL_UNKNOWN, INPUT_NOT_VALID, CALL_CANCELLED, CALL_BROKE, and the call's own. */
  readonly dispatch: (name: string, input: unknown, context: CallContext) => Promise<Result<unknown>>;
};

type Handler = (input: unknown, context: CallContext) => Promise<Result<unknown>> | Result<unknown>;

export function createDispatcher(handlers: Handlers, { log, checkOutput }: DispatcherOptions): Dispatcher {
  const writers = createWriterQueue();

  async function run(name: CallName, input: unknown, context: CallContext): Promise<Result<unknown>> {
    if (context.signal.aborted) return err(appError('CALL_CANCELLED'));
    try {
      const answer = await (handlers[name] as Handler)(input, context);
      if (!answer.ok || !checkOutput) return answer;
      const output = (contract[name] as Call).output.safeParse(answer.value);
      if (output.success) return ok(output.data);
      log.error('a call answered in another shape than the contract says', {
        call: name,
        detail: readableIssues(output.error),
      });
      return err(appError('CALL_BROKE', { call: name }));
    } catch (bug) {
      if (context.signal.aborted && isAbort(bug, context.signal)) return err(appError('CALL_CANCELLED'));
      log.error('a call broke', { call: name, ...describeBug(bug) });
      return err(appError('CALL_BROKE', { call: name }));
    }
  }

  async function dispatch(name: string, input: unknown, context: CallContext): Promise<Result<unknown>> {
    if (!isCallName(name)) return err(appError('CALL_UNKNOWN', { call: name.slice(0, 100) }));
    const entry: Call = contract[name];
    const parsed = entry.input.safeParse(input);
    if (!parsed.success) return err(appError('INPUT_NOT_VALID', { detail: readableIssues(parsed.error) }));
    const work = () => run(name, parsed.data, context);
    return entry.mode === 'command' ? writers.run(work) : work();
  }

  return { dispatch };
}

function isAbort(bug: unknown, signal: AbortSignal): boolean {
  return bug === signal.reason || (bug instanceof Error && bug.name === 'AbortError');
}

function describeBug(bug: unknown): Record<string, unknown> {
  return bug instanceof Error ? { bug: bug.message, stack: bug.stack } : { bug: String(bug) };
}
