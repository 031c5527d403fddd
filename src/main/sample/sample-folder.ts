// The folder a sample company lives in: made once from the seed, found again with everything that happened since.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillSage } from './fill-sage.ts';
import type { ProcoreData } from './procore-server/procore-data.ts';
import { readSnapshot, writeAtomically } from './procore-snapshot.ts';
import type { SampleOptions } from './sample-info.ts';
import { makeSampleCompany } from './seed/sample-company.ts';

/** Rises when a folder made by an older version can no longer be used. */
const FORMAT = 1;
const SAGE_FILE = 'sage.sqlite';

export type SampleFolder = {
  readonly path: string;
  readonly sagePath: string;
  readonly procorePath: string;
  readonly procore: ProcoreData;
  /** Nobody named it: it goes when the sample stops. */
  readonly temporary: boolean;
};

function isComplete(label: string): boolean {
  if (!existsSync(label)) return false;
  const { format } = JSON.parse(readFileSync(label, 'utf8')) as { format?: unknown };
  return format === FORMAT;
}

function localToday(): string {
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function fill(folder: Omit<SampleFolder, 'procore'>, options: SampleOptions): void {
  for (const name of readdirSync(folder.path)) {
    if (name.startsWith(SAGE_FILE)) rmSync(join(folder.path, name));
  }
  const { seed = 1, today = localToday(), jobs, transactions } = options;
  const company = makeSampleCompany({
    seed,
    today,
    ...(jobs === undefined ? {} : { jobs }),
    ...(transactions === undefined ? {} : { transactions }),
  });
  fillSage(folder.sagePath, company.sage);
  writeAtomically(folder.procorePath, JSON.stringify(company.procore));
  // Last, so that a folder whose making was interrupted is made again.
  writeAtomically(join(folder.path, 'sample.json'), JSON.stringify({ format: FORMAT, seed, today }));
}

export function openSampleFolder(options: SampleOptions): SampleFolder {
  const temporary = options.dataDir === undefined;
  const path = options.dataDir ?? mkdtempSync(join(tmpdir(), 'tieout-sample-'));
  mkdirSync(path, { recursive: true });
  const folder = { path, temporary, sagePath: join(path, SAGE_FILE), procorePath: join(path, 'procore.json') };
  if (!isComplete(join(path, 'sample.json'))) {
    try {
      fill(folder, options);
    } catch (error) {
      if (temporary) rmSync(path, { recursive: true, force: true });
      throw error;
    }
  }
  return { ...folder, procore: readSnapshot(folder.procorePath) };
}

export function discardSampleFolder(folder: SampleFolder): void {
  if (folder.temporary) rmSync(folder.path, { recursive: true, force: true, maxRetries: 3 });
}
