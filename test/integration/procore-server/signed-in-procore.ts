// A running sample Procore with a signed-in caller, for one test.
import { onTestFinished } from 'vitest';
import {
  type ProcoreServer,
  type ProcoreServerOptions,
  startProcoreServer,
} from '../../../src/main/sample/procore-server/start-procore-server.ts';
import { companyId, smallCompany } from './small-company.ts';

export type Reply = { status: number; headers: Headers; body: unknown };

export type SignedInProcore = {
  server: ProcoreServer;
  token: string;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  send(method: string, path: string, body: unknown): Promise<Reply>;
  /** The rows of a list. */
  rows(path: string): Promise<Record<string, unknown>[]>;
};

export const clientId = 'sample-client';
export const clientSecret = 'sample-secret';
export const startOfTest = '2026-01-10T09:00:00Z';

export async function startSampleProcore(options: Partial<ProcoreServerOptions> = {}): Promise<ProcoreServer> {
  const server = await startProcoreServer({
    data: smallCompany(),
    clientId,
    clientSecret,
    companyId: String(companyId),
    now: () => new Date(startOfTest),
    rateLimits: { hourly: 100_000, spike: 100_000 },
    ...options,
  });
  onTestFinished(() => server.stop());
  return server;
}

export async function postToken(server: ProcoreServer, fields: Record<string, string>): Promise<Reply> {
  const response = await fetch(`${server.baseUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, client_secret: clientSecret, ...fields }),
  });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

export async function readReply(response: Response): Promise<Reply> {
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export async function signIn(server: ProcoreServer): Promise<SignedInProcore> {
  const reply = await postToken(server, { grant_type: 'client_credentials' });
  const token = String(Object(reply.body).access_token);
  const standard = { authorization: `Bearer ${token}`, 'procore-company-id': String(companyId) };
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
    readReply(await fetch(server.baseUrl + path, { headers: { ...standard, ...headers } }));
  return {
    server,
    token,
    get,
    async send(method, path, body) {
      const headers = { ...standard, 'content-type': 'application/json' };
      return readReply(await fetch(server.baseUrl + path, { method, headers, body: JSON.stringify(body) }));
    },
    async rows(path) {
      const { body } = await get(path);
      if (!Array.isArray(body)) throw new Error(`${path} is not a list: ${JSON.stringify(body)}`);
      return body;
    },
  };
}

export async function signedInProcore(options: Partial<ProcoreServerOptions> = {}): Promise<SignedInProcore> {
  return signIn(await startSampleProcore(options));
}
