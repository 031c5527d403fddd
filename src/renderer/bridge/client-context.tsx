// Hands the client to the screens, as React reads it: queries, events and the phase of the line.
import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useRef, useSyncExternalStore } from 'react';
import type { CallInput, CallName, CallOutput } from '#shared/contract/contract.ts';
import type { EventBody, EventName } from '#shared/contract/events.ts';
import type { AppError } from '#shared/result/app-error.ts';
import { required } from '#shared/result/assert.ts';
import type { Client, LinePhase } from './client.ts';

const ClientContext = createContext<Client | null>(null);

export function ClientProvider(props: { readonly client: Client; readonly children: ReactNode }) {
  return <ClientContext value={props.client}>{props.children}</ClientContext>;
}

export function useClient(): Client {
  return required(useContext(ClientContext), 'the client');
}

/** How a query of the query cache fails: with the core's answer. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  readonly error: AppError;
  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false } },
  });
}

export function callKey<N extends CallName>(name: N, input?: CallInput<N>): readonly unknown[] {
  return input === undefined ? [name] : [name, input];
}

export function callQuery<N extends CallName>(client: Client, name: N, input: CallInput<N>) {
  return {
    queryKey: callKey(name, input),
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<CallOutput<N>> => {
      const answer = await client.call(name, input, signal);
      if (!answer.ok) throw new CallFailed(answer.error);
      return answer.value;
    },
  };
}

/** A query of the contract, cached until an event says that it changed. */
export function useCall<N extends CallName>(
  name: N,
  input: CallInput<N>,
  options: { readonly enabled?: boolean; readonly refetchInterval?: number | false } = {},
): UseQueryResult<CallOutput<N>, CallFailed> {
  const client = useClient();
  return useQuery<CallOutput<N>, CallFailed>({
    ...callQuery(client, name, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.refetchInterval ?? false,
  });
}

export function useCoreEvent<N extends EventName>(event: N, listener: (body: EventBody<N>) => void): void {
  const client = useClient();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => client.on(event, (body) => latest.current(body)), [client, event]);
}

export function useLinePhase(): LinePhase {
  const client = useClient();
  return useSyncExternalStore(client.onPhase, client.phase);
}
