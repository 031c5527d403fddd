// The sample company answers on both wires, is found again after a restart, and leaves nothing behind.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DEADLOCK } from '../../../src/main/sample/sage-server/tds/faults.ts';
import type { SampleOptions } from '../../../src/main/sample/sample-info.ts';
import { contractId } from '../../../src/main/sample/seed/sample-faults.ts';
import { type Sample, startSample } from '../../../src/main/sample/start-sample.ts';
import { querySage, signIn } from './sample-clients.ts';

const today = '2026-03-16';
const running: Sample[] = [];
const folders: string[] = [];

async function start(options: SampleOptions = {}): Promise<Sample> {
  const sample = await startSample({ today, ...options });
  running.push(sample);
  return sample;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tieout-test-sample-'));
  folders.push(path);
  return path;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((sample) => sample.stop()));
  for (const path of folders.splice(0)) rmSync(path, { recursive: true, force: true });
});

describe('a running sample company', () => {
  it('shows its projects, vendors and subcontracts over Procore’s API', async () => {
    const sample = await start();
    const procore = await signIn(sample);
    const projects = (await procore.get(`/rest/v1.1/projects?company_id=${sample.procore.companyId}&per_page=300`)) as {
      id: number;
      project_number: string;
    }[];
    expect(projects).toHaveLength(16);
    const clinic = projects.find((project) => project.project_number === '1042');
    const list = (await procore.get(`/rest/v1.0/work_order_contracts?project_id=${clinic?.id}`)) as { id: number }[];
    expect(list.map((contract) => contract.id)).toContain(contractId(1));
    const one = (await procore.get(`/rest/v1.0/work_order_contracts/${contractId(1)}?project_id=${clinic?.id}`)) as {
      line_items: { cost_code: { origin_id: string } }[];
      vendor: { origin_id: string };
    };
    expect(one.vendor.origin_id).toBe('s100c:vendor:317');
    expect(one.line_items[0]?.cost_code.origin_id).toMatch(/^s100c:job:1042:cc:16\d{3}\.000$/);
  });

  it('answers the driver with Sage’s rows, encrypted', async () => {
    const sample = await start();
    const rows = await querySage(
      sample,
      `SELECT COUNT_BIG(*) AS headers, CONVERT(varchar(40), SUM(h.cntttl)) AS total FROM dbo.subcon AS h`,
    );
    const lines = await querySage(sample, 'SELECT CONVERT(varchar(40), SUM(l.amount)) AS total FROM dbo.sbcnln AS l');
    expect(String(rows[0]?.headers)).toBe('22');
    expect(rows[0]?.total).toBe(lines[0]?.total);
    const jobs = await querySage(sample, 'SELECT j.recnum, j.jobnme FROM dbo.actrec AS j WHERE j.recnum = 1042');
    expect(jobs[0]?.jobnme).toBe('Maple Street Clinic');
    const costs = await querySage(sample, 'SELECT COUNT_BIG(*) AS n FROM dbo.jobcst AS c');
    expect(String(costs[0]?.n)).toBe('1500');
  });

  it('lets the reader read only', async () => {
    const sample = await start();
    const update = "UPDATE dbo.actrec SET jobnme = N'Changed' WHERE recnum = 1042";
    await expect(querySage(sample, update)).rejects.toThrow(/permission/i);
  });

  it('removes its temporary folder when it stops', async () => {
    const sample = await start();
    expect(existsSync(sample.dataDir)).toBe(true);
    await sample.stop();
    expect(existsSync(sample.dataDir)).toBe(false);
    await expect(fetch(sample.procore.baseUrl)).rejects.toThrow();
  });
});

describe('a sample company with a folder', () => {
  it('is found again as it was left, on both sides', async () => {
    const dataDir = folder();
    const first = await start({ dataDir });
    const procore = await signIn(first);
    const projectId = first.control.procore.state().workOrderContracts[0]?.project.id;
    const path = `/rest/v1.0/work_order_contracts/${contractId(1)}`;
    const told = { origin_id: 's100c:subcontract:0b0e8a52-0000-5000-8000-000000000001', origin_code: 'SC-1042-001' };
    expect(await procore.patch(path, { project_id: projectId, work_order_contract: told })).toBe(200);
    await querySage(
      first,
      `INSERT INTO dbo.subcon (_idnum, ctcnum, vndnum, jobnum, dscrpt) VALUES ('0b0e8a52-0000-5000-8000-000000000001', N'SC-1042-001', 317, 1042, N'Electrical')`,
      { as: 'writer' },
    );
    await first.stop();
    const second = await start({ dataDir, today: '2027-01-01', seed: 9 });
    const found = (await (await signIn(second)).get(`${path}?project_id=${projectId}`)) as { origin_id: string };
    expect(found.origin_id).toBe(told.origin_id);
    const rows = await querySage(second, "SELECT h.dscrpt FROM dbo.subcon AS h WHERE h.ctcnum = N'SC-1042-001'");
    expect(rows).toEqual([{ dscrpt: 'Electrical' }]);
    const count = await querySage(second, 'SELECT COUNT_BIG(*) AS n FROM dbo.actrec AS j');
    expect(String(count[0]?.n)).toBe('14');
  });

  it('has a change on disk within a moment, without being stopped', async () => {
    const dataDir = folder();
    const sample = await start({ dataDir });
    const vendor = sample.control.procore.state().vendors[0];
    const answer = await (await signIn(sample)).patch(`/rest/v1.0/vendors/${vendor?.id}`, {
      company_id: Number(sample.procore.companyId),
      vendor: { city: 'Newport' },
    });
    expect(answer).toBe(200);
    await expect
      .poll(() => readFileSync(join(dataDir, 'procore.json'), 'utf8').includes('"city":"Newport"'), { timeout: 2000 })
      .toBe(true);
  });

  it('is made again when its making was interrupted', async () => {
    const dataDir = folder();
    await (await start({ dataDir })).stop();
    rmSync(join(dataDir, 'sample.json'));
    const again = await start({ dataDir });
    const count = await querySage(again, 'SELECT COUNT_BIG(*) AS n FROM dbo.subcon AS h');
    expect(String(count[0]?.n)).toBe('22');
  });
});

describe('the switches of the sample', () => {
  it('turn away applications that are not on the list, once that is asked for', async () => {
    const sample = await start({ approvedAppsOnly: true });
    expect(await querySage(sample, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await expect(querySage(sample, 'SELECT 1 AS one', { appName: 'Excel' })).rejects.toThrow(/trigger execution/);
    const open = await start();
    expect(await querySage(open, 'SELECT 1 AS one', { appName: 'Excel' })).toEqual([{ one: 1 }]);
  });

  it('make the SQL Server fail as its control port says', async () => {
    const sample = await start();
    const put = await fetch(`${sample.sage.controlUrl}/faults`, {
      method: 'PUT',
      body: JSON.stringify({ failNext: [DEADLOCK], failWhen: { pattern: 'actpay' } }),
    });
    expect(put.status).toBe(200);
    expect(await querySage(sample, 'SELECT COUNT_BIG(*) AS n FROM dbo.actrec AS j')).toHaveLength(1);
    await expect(querySage(sample, 'SELECT COUNT_BIG(*) AS n FROM dbo.actpay AS v')).rejects.toThrow(/deadlock/);
    expect(await querySage(sample, 'SELECT COUNT_BIG(*) AS n FROM dbo.actpay AS v')).toHaveLength(1);
    await fetch(`${sample.sage.controlUrl}/faults`, { method: 'DELETE' });
    expect(sample.control.sage.failWhen).toBeNull();
  });

  it('answer without encryption when told to', async () => {
    const sample = await start({ encryption: 'refuse' });
    expect(sample.sage.url).toContain('encrypt=false');
    expect(await querySage(sample, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});
