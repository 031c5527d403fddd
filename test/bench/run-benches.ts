// npm run bench: measures the program beside sample servers in processes of their own; a table, then the same as JSON.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { acceptToVerified } from './accept-to-verified.ts';
import { allCents } from './all-cents.ts';
import { coreMemory } from './core-memory.ts';
import { deskPages } from './desk-pages.ts';
import { type BenchOutcome, type Figure, isMet, rounded } from './figure.ts';
import { jobCostPull } from './job-cost-pull.ts';
import { keyToPaint } from './key-to-paint.ts';
import { startToInteractive } from './start-to-interactive.ts';

const benches = [jobCostPull, keyToPaint, acceptToVerified, startToInteractive, coreMemory, allCents, deskPages];

const usage = `npm run bench -- [options]
  --only a,c     these benches only
  --json <file>  write the figures there too
${benches.map(({ letter, words }) => `    ${letter}  ${words}`).join('\n')}
`;

const { values } = parseArgs({
  options: { only: { type: 'string' }, json: { type: 'string' }, help: { type: 'boolean', default: false } },
});

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const chosen = values.only?.split(',').map((letter) => letter.trim());
const stranger = chosen?.find((letter) => benches.every((bench) => bench.letter !== letter));
if (values.help || stranger !== undefined) {
  process.stdout.write(stranger === undefined ? usage : `There is no bench ${stranger}.\n${usage}`);
  process.exit(stranger === undefined ? 0 : 1);
}

const load = loadavg()[0] ?? 0;
const figures: Figure[] = [];
const wrong: string[] = [];
for (const bench of benches) {
  if (chosen !== undefined && !chosen.includes(bench.letter)) continue;
  say(`${bench.letter}  ${bench.words} ...`);
  const startedAt = performance.now();
  const outcome = await bench.run().catch(broken);
  figures.push(...outcome.figures);
  wrong.push(...outcome.wrong.map((words) => `${bench.letter}: ${words}`));
  say(`   took ${rounded((performance.now() - startedAt) / 1000)} s`);
}

const machine = {
  cores: cpus().length,
  model: cpus()[0]?.model ?? '',
  loadBefore: rounded(load),
  node: process.version,
};
const report = {
  at: new Date().toISOString(),
  machine,
  figures: figures.map((figure) => ({
    ...figure,
    value: rounded(figure.value),
    ...(figure.most === undefined ? {} : { met: isMet(figure) }),
  })),
  wrong,
};
process.stdout.write(`${tableOf(figures)}\n${JSON.stringify(report)}\n`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
// A late figure is for people to judge, a wrong one is not.
for (const words of wrong) say(`WRONG ${words}`);
process.exit(wrong.length === 0 ? 0 : 1);

function broken(reason: unknown): BenchOutcome {
  return { figures: [], wrong: [reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)] };
}

function tableOf(all: readonly Figure[]): string {
  const busy =
    load > machine.cores / 2 ? ' Other work runs on this machine: figures are worse than they would be.' : '';
  const head = `${machine.cores} cores (${machine.model}), load ${machine.loadBefore} before the start.${busy}`;
  const lines = all.map((figure) => {
    const target = figure.most === undefined ? '' : `${isMet(figure) ? 'met' : 'MISSED'}, at most ${figure.most}`;
    const value = rounded(figure.value).toLocaleString('en-US');
    return `${figure.bench}  ${figure.name.padEnd(46)} ${value.padStart(11)} ${figure.unit.padEnd(11)} ${target}`.trimEnd();
  });
  return [head, ...lines].join('\n');
}
