// What compose() hands to a host: the whole program behind four verbs.
import type { Transport } from '#shared/contract/frames.ts';
import type { Result } from '#shared/result/result.ts';

export type Workbench = {
  /** Answers this line until it closes. */
  serve(transport: Transport): void;
  /** One call without a line: for scripts and tests. The value is the call's output. */
  dispatch(name: string, input: unknown, signal?: AbortSignal): Promise<Result<unknown>>;
  /** Starts what goes on by itself: settles what a crash left, pulls both sides. */
  start(): Promise<Result<undefined>>;
  /** Resolves when no pull and no push is under way. */
  idle(): Promise<void>;
  /** Ends the background work and closes the store. */
  stop(): Promise<void>;
};
