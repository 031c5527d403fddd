// What every use case is handed: the ports, who is at the desk, and how to tell the window that something changed.
import type { EventBody, EventName } from '#shared/contract/events.ts';
import type { Person } from '#shared/domain/lifecycle/permissions.ts';
import type { ClockPort } from './ports/clock.ts';
import type { HostPort } from './ports/host.ts';
import type { IdsPort } from './ports/ids.ts';
import type { LogPort } from './ports/log.ts';
import type { ProcorePort } from './ports/procore.ts';
import type { SageReader, SageWriter } from './ports/sage.ts';
import type { StorePort } from './ports/store.ts';
import type { Connections } from './session/connections.ts';

export type EmitEvent = <N extends EventName>(name: N, body: EventBody<N>) => void;

/** The named moments of a push between its first and last durable step; crash tests kill the process at each. */
export type PushStep =
  | 'intent stored'
  | 'sending stored'
  | 'begin'
  | 'lock and read'
  | 'insert'
  | 'before commit'
  | 'committed'
  | 'keys stored'
  | 'read back'
  | 'verified stored'
  | 'report sent'
  | 'report stored';

export const pushSteps: readonly PushStep[] = [
  'intent stored',
  'sending stored',
  'begin',
  'lock and read',
  'insert',
  'before commit',
  'committed',
  'keys stored',
  'read back',
  'verified stored',
  'report sent',
  'report stored',
];

export type Core = {
  readonly store: StorePort;
  readonly procore: ProcorePort;
  readonly sageReader: SageReader;
  readonly sageWriter: SageWriter;
  readonly clock: ClockPort;
  readonly ids: IdsPort;
  readonly log: LogPort;
  readonly host: HostPort;
  readonly emit: EmitEvent;
  readonly connections: Connections;
  readonly mode: 'sample' | 'live';
  /** Procore's company: part of every derived key. '' until Procore was reached once. */
  readonly companyId: () => string;
  readonly person: Person;
  /** Called at each named step of a push; does nothing outside tests. */
  readonly atStep: (step: PushStep) => void | Promise<void>;
};
