// How each side is doing, as the chips of the top bar say it. Kept in memory; the data's age comes from the mirror.
import type { EventBody } from '#shared/contract/events.ts';
import type { Side } from '#shared/domain/kinds.ts';
import type { AppError } from '#shared/result/app-error.ts';
import type { Instant } from '#shared/time/instant.ts';

type Status = EventBody<'connection.changed'>;

export interface Connections {
  status(side: Side): Status;
  connecting(side: Side): void;
  worked(side: Side, dataAsOf: Instant | null): void;
  failed(side: Side, error: AppError): void;
  /** Nothing was learned: as it stood before somebody asked. */
  restore(status: Status): void;
}

export function createConnections(
  targets: Readonly<Record<Side, string>>,
  asOf: (side: Side) => Instant | null,
  changed: (status: Status) => void,
): Connections {
  const statuses = new Map<Side, Status>();
  const get = (side: Side): Status =>
    statuses.get(side) ?? { side, state: 'idle', dataAsOf: asOf(side), error: null, target: targets[side] };
  const set = (status: Status) => {
    statuses.set(status.side, status);
    changed(status);
  };
  return {
    status: get,
    connecting: (side) => set({ ...get(side), state: 'connecting' }),
    worked: (side, dataAsOf) => {
      const before = get(side);
      const status = { ...before, state: 'ok' as const, error: null, dataAsOf: dataAsOf ?? before.dataAsOf };
      if (before.state !== 'ok' || before.dataAsOf !== status.dataAsOf) set(status);
    },
    failed: (side, error) => set({ ...get(side), state: stateFor(error), error }),
    restore: set,
  };
}

function stateFor(error: AppError): Status['state'] {
  switch (error.code) {
    case 'PROCORE_SIGN_IN_NEEDED':
    case 'PROCORE_NOT_ALLOWED':
    case 'SAGE_LOGIN_REFUSED':
    case 'SAGE_DATABASE_UNKNOWN':
    case 'SAGE_APP_NOT_APPROVED':
    case 'SAGE_NOT_ENCRYPTED':
    case 'SAGE_RIGHT_MISSING':
      return 'refused';
    case 'CONNECTION_NOT_CONFIGURED':
      return 'notConfigured';
    default:
      return 'unreachable';
  }
}
