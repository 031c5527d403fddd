// What the functions of a session answer: its login, its rights, the objects of its database, the clock.
import type { SchemaObject } from '../../schema/system-rows.ts';
import { SCHEMA_IDS } from '../../schema/system-rows.ts';

export type Role = 'reader' | 'writer' | 'admin';

export type SessionFacts = {
  readonly id: number;
  readonly login: string;
  readonly appName: string;
  readonly hostName: string;
  readonly role: Role;
  readonly databaseName: string;
  readonly objects: readonly SchemaObject[];
};

const PROPERTIES: Readonly<Record<string, string>> = {
  productversion: '15.0.4430.1',
  productlevel: 'RTM',
  productmajorversion: '15',
  productminorversion: '0',
  productupdatelevel: 'CU32',
  edition: 'Express Edition (64-bit)',
  engineedition: '4',
  servername: 'SAMPLE\\SAGE100CON',
  machinename: 'SAMPLE',
  instancename: 'SAGE100CON',
  collation: 'Latin1_General_CI_AS',
  isclustered: '0',
  ishadrenabled: '0',
  isintegratedsecurityonly: '0',
};

export const serverProperty = (name: string): string | null => PROPERTIES[name.trim().toLowerCase()] ?? null;

export const SERVER_NAME = PROPERTIES.servername ?? '';

/** Says what it is, in the place where clients look for SQL Server's release. */
export const VERSION_TEXT =
  'Microsoft SQL Server 2019 (sample company stand-in) - 15.0.4430.1 (X64)\n\tExpress Edition (64-bit)\n';

const RIGHTS: Readonly<Record<Role, readonly string[]>> = {
  reader: ['SELECT'],
  writer: ['SELECT', 'INSERT', 'UPDATE'],
  admin: ['SELECT', 'INSERT', 'UPDATE', 'DELETE'],
};

export const mayDo = (role: Role, verb: string): boolean => RIGHTS[role].includes(verb.toUpperCase());

const parts = (name: string): { readonly schema: string; readonly name: string } => {
  const [bare = '', schema = 'dbo'] = name
    .replaceAll(/[[\]"]/g, '')
    .split('.')
    .reverse();
  return { schema: (schema || 'dbo').toLowerCase(), name: bare.toLowerCase() };
};

export const findObject = (facts: SessionFacts, name: string, type: string | null): SchemaObject | null => {
  // Names of constraints hold dots themselves: 'FK:lgrbal._idref_Cascade'.
  const whole = facts.objects.find(
    (object) => object.name.toLowerCase() === name.toLowerCase() && object.schema === 'dbo',
  );
  const wanted = parts(name);
  const found =
    facts.objects.find(
      (object) => object.schema.toLowerCase() === wanted.schema && object.name.toLowerCase() === wanted.name,
    ) ?? whole;
  if (found === undefined || (type !== null && found.type !== type.trim().toUpperCase())) return null;
  return found;
};

/** HAS_PERMS_BY_NAME: 1, 0, or null for what is not there. */
export const hasPermission = (
  facts: SessionFacts,
  securable: string | null,
  kind: string | null,
  verb: string,
): bigint | null => {
  const right = verb.trim().toUpperCase();
  if (securable === null || kind === null || kind.trim().toUpperCase() !== 'OBJECT') {
    return ['SELECT', 'CONNECT', 'VIEW DEFINITION'].includes(right) || mayDo(facts.role, right) ? 1n : 0n;
  }
  const object = findObject(facts, securable, null);
  if (object === null || object.type !== 'U') return null;
  const allowed = right === 'SELECT' || (object.schema === 'dbo' && mayDo(facts.role, right));
  return allowed ? 1n : 0n;
};

export const schemaIdOf = (name: string): bigint | null => {
  const found = Object.entries(SCHEMA_IDS).find(([schema]) => schema.toLowerCase() === name.toLowerCase());
  return found === undefined ? null : BigInt(found[1]);
};

export const schemaNameOf = (id: bigint): string | null =>
  Object.entries(SCHEMA_IDS).find(([, known]) => BigInt(known) === id)?.[0] ?? null;

/** The sample company's database has the number a first user database gets. */
export const DATABASE_ID = 5n;

export const databaseIdOf = (facts: SessionFacts, name: string): bigint | null => {
  const ids: Readonly<Record<string, bigint>> = { master: 1n, tempdb: 2n, model: 3n, msdb: 4n };
  return name.toLowerCase() === facts.databaseName.toLowerCase() ? DATABASE_ID : (ids[name.toLowerCase()] ?? null);
};
