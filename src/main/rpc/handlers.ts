// The shape of the table that answers the contract: one function per call, typed from it.
import type { CallName, CallOutput, ParsedInput } from '#shared/contract/contract.ts';
import type { Result } from '#shared/result/result.ts';

export type CallContext = {
  /** Aborted when the caller cancels or its line closes. */
  readonly signal: AbortSignal;
};

export type Handlers = {
  readonly [N in CallName]: (
    input: ParsedInput<N>,
    context: CallContext,
  ) => Promise<Result<CallOutput<N>>> | Result<CallOutput<N>>;
};
