// Starts the child processes of the store's tests and reads what they say.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export function childPath(name: string): string {
  return fileURLToPath(new URL(`children/${name}.ts`, import.meta.url));
}

export function startChild(name: string, dataDir: string): ChildProcess {
  return spawn(process.execPath, [childPath(name), dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Lines the child says, as they come; ends with its output. */
export async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of child.stdout ?? []) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

export async function killed(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}
