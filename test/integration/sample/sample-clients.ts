// The two clients the sample's tests look through: real HTTP to Procore, the real driver to Sage.
import sql from 'mssql';
import type { SampleInfo } from '../../../src/main/sample/sample-info.ts';

export type ProcoreClient = {
  get(path: string): Promise<unknown>;
  patch(path: string, body: unknown): Promise<number>;
};

/** Signs in with the client's own credentials. */
export async function signIn({ procore }: SampleInfo): Promise<ProcoreClient> {
  const answer = await fetch(`${procore.baseUrl}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: procore.clientId,
      client_secret: procore.clientSecret,
    }),
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'procore-company-id': procore.companyId };
  return {
    async get(path) {
      const response = await fetch(`${procore.baseUrl}${path}`, { headers });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return response.json();
    },
    async patch(path, body) {
      const response = await fetch(`${procore.baseUrl}${path}`, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      await response.text();
      return response.status;
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function querySage(
  { sage }: SampleInfo,
  text: string,
  { as = 'reader', appName = 'Tieout' }: { as?: 'reader' | 'writer'; appName?: string } = {},
): Promise<Record<string, unknown>[]> {
  const pool = new sql.ConnectionPool({
    server: sage.host,
    port: sage.port,
    database: sage.database,
    user: as === 'reader' ? sage.user : sage.writerUser,
    password: as === 'reader' ? sage.password : sage.writerPassword,
    options: { appName, encrypt: sage.url.includes('encrypt=true'), trustServerCertificate: true },
    pool: { max: 1 },
  });
  await pool.connect();
  try {
    return (await pool.request().query<Record<string, unknown>>(text)).recordset ?? [];
  } finally {
    await pool.close();
  }
}
