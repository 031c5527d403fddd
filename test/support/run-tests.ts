// npm test: every gate in order, stopping at none, with one closing line that counts all tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Count = { readonly passed: number; readonly failed: number };
type Step = { readonly name: string; readonly run: (folder: string) => Count };

const say = (line: string) => void process.stdout.write(`${line}\n`);
const quick = process.argv.includes('--check');

/** A gate without tests of its own counts as one. */
function gate(name: string, command: string, ...args: readonly string[]): Step {
  return { name, run: () => (execute(command, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }) };
}

function vitest(project: 'fast' | 'slow'): Step {
  return {
    name: `${project} tests`,
    run: (folder) => {
      const report = join(folder, `${project}.json`);
      const fine = execute('vitest', [
        'run',
        '--config',
        'test/vitest.config.ts',
        '--project',
        project,
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]);
      const { numPassedTests = 0, numFailedTests = 0 } = read(report);
      return { passed: numPassedTests, failed: fine ? numFailedTests : Math.max(1, numFailedTests) };
    },
  };
}

const endToEnd: Step = {
  name: 'end-to-end specs',
  run: (folder) => {
    const report = join(folder, 'e2e.json');
    const fine = execute('playwright', ['test', '--config', 'test/e2e/playwright.config.ts', '--reporter=line,json'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    const { stats } = read(report) as {
      readonly stats?: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
    };
    const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0);
    return { passed: stats?.expected ?? 0, failed: fine ? failed : Math.max(1, failed) };
  },
};

function execute(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): boolean {
  const { status } = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function read(path: string): Record<string, number> {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, number>) : {};
}

const checks: readonly Step[] = [
  gate('format and lint', 'biome', 'check', '--error-on-warnings', '--max-diagnostics=50'),
  gate('types', 'tsc', '--build'),
  vitest('fast'),
];
const all: readonly Step[] = [
  ...checks,
  vitest('slow'),
  gate('build', 'electron-vite', 'build', '--logLevel', 'warn'),
  endToEnd,
];

const folder = mkdtempSync(join(tmpdir(), 'tieout-tests-'));
const total = { passed: 0, failed: 0 };
for (const step of quick ? checks : all) {
  const started = performance.now();
  say(`\n== ${step.name}`);
  const count = step.run(folder);
  total.passed += count.passed;
  total.failed += count.failed;
  say(
    `== ${step.name}: ${count.passed} passed, ${count.failed} failed, ${((performance.now() - started) / 1000).toFixed(1)} s`,
  );
}
rmSync(folder, { recursive: true, force: true });
say(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
