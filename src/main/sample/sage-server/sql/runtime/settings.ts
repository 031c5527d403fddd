// The SET options of a session that change what it does.
import { SqlFailure } from '../errors.ts';

export type Isolation = 'READ UNCOMMITTED' | 'READ COMMITTED' | 'REPEATABLE READ' | 'SERIALIZABLE' | 'SNAPSHOT';

export type Settings = {
  readonly xactAbort: boolean;
  readonly nocount: boolean;
  /** Milliseconds; -1 waits for ever. */
  readonly lockTimeout: number;
  readonly deadlockPriority: number;
  readonly isolation: Isolation;
  readonly identityInsert: string | null;
  readonly language: string;
  readonly textSize: number;
  readonly rowCount: bigint;
  readonly implicitTransactions: boolean;
};

export const DEFAULT_SETTINGS: Settings = {
  xactAbort: false,
  nocount: false,
  lockTimeout: -1,
  deadlockPriority: 0,
  isolation: 'READ COMMITTED',
  identityInsert: null,
  language: 'us_english',
  textSize: 2147483647,
  rowCount: 0n,
  implicitTransactions: false,
};

const PRIORITIES: Readonly<Record<string, number>> = { LOW: -5, NORMAL: 0, HIGH: 5 };

const wholeNumber = (value: string): number => {
  if (/^-?\d{1,10}$/.test(value)) return Number.parseInt(value, 10);
  throw new SqlFailure(102, `Incorrect syntax near '${value}'.`, { class: 15 });
};

/** The settings after one SET. Options without effect here leave them as they are. */
export const applySetting = (settings: Settings, name: string, value: string): Settings => {
  const on = value === 'ON';
  switch (name) {
    case 'XACT_ABORT':
      return { ...settings, xactAbort: on };
    case 'NOCOUNT':
      return { ...settings, nocount: on };
    case 'IMPLICIT_TRANSACTIONS':
      if (on) throw new SqlFailure(102, "Incorrect syntax near 'ON'.", { class: 15 });
      return settings;
    case 'LOCK_TIMEOUT':
      return { ...settings, lockTimeout: Math.max(-1, wholeNumber(value)) };
    case 'DEADLOCK_PRIORITY':
      return { ...settings, deadlockPriority: PRIORITIES[value] ?? Math.max(-10, Math.min(10, wholeNumber(value))) };
    case 'ISOLATION':
      return { ...settings, isolation: value as Isolation };
    case 'LANGUAGE':
      return { ...settings, language: value.toLowerCase() };
    case 'TEXTSIZE':
      return { ...settings, textSize: wholeNumber(value) };
    case 'IDENTITY_INSERT': {
      const [table = '', state] = value.split(' ');
      return { ...settings, identityInsert: state === 'ON' ? table.toLowerCase().replace(/^dbo\./, '') : null };
    }
    default:
      return settings;
  }
};

/** Byte of a TDS begin request; 0 keeps the current level. */
export const isolationOfByte = (byte: number, current: Isolation): Isolation =>
  (['READ UNCOMMITTED', 'READ COMMITTED', 'REPEATABLE READ', 'SERIALIZABLE', 'SNAPSHOT'] as const)[byte - 1] ?? current;

/** Levels whose reads hold locks: here they take the writer's place. */
export const readsLock = (settings: Settings): boolean =>
  settings.isolation === 'REPEATABLE READ' || settings.isolation === 'SERIALIZABLE';
