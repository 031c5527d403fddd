// A desk that ends abruptly: pulls, accepts and pushes one document, and kills itself at a step or after some milliseconds.
// Without either it only recovers, and prints how the document stands.
import { openDesk, pushQueued } from '../../support/bed.ts';

const { CRASH_DOCUMENT: id = '', CRASH_STEP: step, CRASH_AFTER_MS: after } = process.env;
const kill = () => process.kill(process.pid, 'SIGKILL');

const desk = await openDesk(process.env as Record<string, string>, (name) => {
  if (name === step) kill();
});

if (step === undefined && after === undefined) {
  await desk.workbench.start();
  // start() recovers and pulls in the background: wait until the document is settled.
  for (let tries = 0; tries < 600; tries += 1) {
    const state = await desk.ask('desk.document', { id }).catch(() => null);
    if (state !== null && state.row.state === 'sent') await desk.push([id]);
    if (state !== null && state.row.state === 'queued') await desk.workbench.idle().then(() => resume());
    if (state?.row.state === 'synced' && state.reported) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { row, reported, sageKey } = await desk.ask('desk.document', { id });
  const { intact } = await desk.ask('journal.verify', {});
  process.stdout.write(`${JSON.stringify({ state: row.state, reported, sageKey, intact })}\n`);
  await desk.stop();
} else {
  await desk.refresh();
  const row = await desk.row(id);
  if (after !== undefined) setTimeout(kill, Number(after));
  await desk.ask('review.accept', { items: [{ id, revision: row.revision }] });
  await pushQueued(desk.ask, [id]);
  // The random moment may lie behind the end of the push.
  await new Promise((resolve) => setTimeout(resolve, after === undefined ? 500 : Number(after)));
  kill();
}

/** Accepted, and the crash came before the push was stored: it waits in the tray, as it should, for a person. */
async function resume(): Promise<void> {
  const { items } = await desk.ask('push.plan', {});
  if (items.some((item) => item.id === id && item.state === 'queued'))
    await pushQueued(desk.ask, [id]).catch(() => undefined);
}
