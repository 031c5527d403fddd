// The T-SQL engine of the sample company's SQL Server: logins, sessions, and the system rows that depend on the day.
import Database from 'better-sqlite3';
import type { LoginOutcome, LoginRequest, SqlEngine } from '../engine.ts';
import { createCatalog } from '../schema/catalog.ts';
import { replaceRows } from '../schema/create-sage-database.ts';
import { readSchema } from '../schema/read-schema.ts';
import { COLLATION, schemaObjects, systemRows } from '../schema/system-rows.ts';
import { SYSTEM_TABLES } from '../schema/system-tables.ts';
import { SqlFailure } from './errors.ts';
import { EngineState } from './runtime/engine-state.ts';
import type { Role } from './runtime/session-facts.ts';
import { DATABASE_ID, SERVER_NAME } from './runtime/session-facts.ts';
import { EngineSession } from './runtime/sql-session.ts';
import { formatInstant } from './runtime/text-values.ts';

export type SqlLogin = {
  readonly user: string;
  readonly password: string;
  /** reader: SELECT. writer: SELECT, INSERT, UPDATE on dbo. admin: DELETE as well. DDL is nobody's. */
  readonly role: Role;
};

export type SqlEngineOptions = {
  /** A file made by createSageDatabase. */
  readonly path: string;
  readonly databaseName: string;
  readonly logins: readonly SqlLogin[];
  /** Application names a logon trigger lets in (17892 for others); null or absent: everybody. */
  readonly approvedApps?: readonly string[] | null;
  readonly now?: () => Date;
  /** Age of the last full backup in hours (default: last night); null: there is none. */
  readonly backupHoursAgo?: number | null;
  /** 8152 instead of 2628 for strings that are too long, as servers before 2019 say it. */
  readonly shortTruncation?: boolean;
};

const FIRST_SESSION = 51;

const HOUR = 3_600_000;

const databaseRows = (options: SqlEngineOptions) => {
  const base = {
    create_date: '2024-01-02 09:00:00.000',
    compatibility_level: 150,
    collation_name: COLLATION,
    user_access_desc: 'MULTI_USER',
    is_read_only: 0,
    state: 0,
    state_desc: 'ONLINE',
    snapshot_isolation_state_desc: 'OFF',
    is_read_committed_snapshot_on: 1,
    recovery_model: 3,
    recovery_model_desc: 'SIMPLE',
  };
  const systems = ['master', 'tempdb', 'model', 'msdb'].map((name, at) => ({ ...base, name, database_id: at + 1 }));
  const own = {
    ...base,
    name: options.databaseName,
    database_id: Number(DATABASE_ID),
    recovery_model: 1,
    recovery_model_desc: 'FULL',
  };
  return [...systems, own];
};

const backupRows = (options: SqlEngineOptions, now: Date) => {
  const { backupHoursAgo = 9 } = options;
  if (backupHoursAgo === null) return [];
  const finished = new Date(now.getTime() - backupHoursAgo * HOUR);
  return [
    {
      backup_set_id: 1,
      database_name: options.databaseName,
      server_name: SERVER_NAME,
      type: 'D',
      is_copy_only: 0,
      backup_start_date: formatInstant(new Date(finished.getTime() - 180_000), 'datetime'),
      backup_finish_date: formatInstant(finished, 'datetime'),
      backup_size: 268_435_456,
      recovery_model: 'FULL',
    },
  ];
};

/** The system views describe this engine: written anew at every start. */
const writeSystemRows = (options: SqlEngineOptions, now: Date): void => {
  const rows = new Map(systemRows(readSchema(), options.databaseName));
  rows.set('sys__databases', databaseRows(options));
  rows.set('msdb__backupset', backupRows(options, now));
  const database = new Database(options.path, { fileMustExist: true });
  try {
    database.transaction(() => {
      for (const table of SYSTEM_TABLES) replaceRows(database, table, rows.get(table.storage) ?? []);
    })();
  } finally {
    database.close();
  }
};

const refuse = (failure: SqlFailure): LoginOutcome => ({ ok: false, error: failure.toSqlError() });

const loginFailed = (user: string): SqlFailure =>
  new SqlFailure(18456, `Login failed for user '${user}'.`, { class: 14 });

export const createSqlEngine = (options: SqlEngineOptions): SqlEngine => {
  const { databaseName, logins, approvedApps = null, now = () => new Date() } = options;
  const schema = readSchema();
  writeSystemRows(options, now());
  const objects = schemaObjects(schema);
  const engine = new EngineState({
    path: options.path,
    catalog: createCatalog(schema, databaseName),
    objects,
    schemaTables: schema.tables,
    shortTruncation: options.shortTruncation ?? false,
    now,
  });
  const sessions = new Map<number, EngineSession>();
  let nextSession = FIRST_SESSION;

  const login = (request: LoginRequest): LoginOutcome => {
    const known = logins.find((one) => one.user.toLowerCase() === request.user.toLowerCase());
    if (known === undefined || known.password !== request.password) return refuse(loginFailed(request.user));
    const wanted = request.database.toLowerCase();
    if (wanted !== '' && wanted !== databaseName.toLowerCase()) {
      return refuse(
        new SqlFailure(4060, `Cannot open database "${request.database}" requested by the login. The login failed.`, {
          class: 11,
        }),
      );
    }
    if (approvedApps !== null && !approvedApps.includes(request.appName)) {
      return refuse(
        new SqlFailure(17892, `Logon failed for login '${known.user}' due to trigger execution.`, { class: 14 }),
      );
    }
    const id = nextSession;
    nextSession += 1;
    const facts = {
      id,
      login: known.user,
      appName: request.appName,
      hostName: request.hostName,
      role: known.role,
      databaseName,
      objects,
    };
    const session = new EngineSession(engine, facts, () => sessions.delete(id));
    sessions.set(id, session);
    return { ok: true, session, database: databaseName, language: request.language || 'us_english' };
  };

  return {
    login: async (request) => login(request),
    async close() {
      for (const session of [...sessions.values()]) await session.end();
    },
  };
};
