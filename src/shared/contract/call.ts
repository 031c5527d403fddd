// What an entry of the contract is made of.
import type { z } from 'zod';

/** query: never writes. command: goes through the writer queue, finishes locally, never waits for the network. task: long, cancellable work with progress. */
export type CallMode = 'query' | 'command';

export type Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly mode: CallMode;
  readonly input: I;
  readonly output: O;
};

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { mode: 'query', input, output };
}

export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { mode: 'command', input, output };
}
