// Every call of the contract, answered: the table of use cases.
import type { CallName, CallOutput, ParsedInput } from '#shared/contract/contract.ts';
import { sides } from '#shared/domain/kinds.ts';
import { type Right, rights, whatIsMissing } from '#shared/domain/lifecycle/permissions.ts';
import { amountToText } from '#shared/money/amount.ts';
import { ok, type Result } from '#shared/result/result.ts';
import type { LocalDate } from '#shared/time/local-date.ts';
import type { Core } from './core.ts';
import { deskColumns, deskCompare, deskDocument, deskPage, deskViews } from './desk/desk-queries.ts';
import type { PushRunner } from './push/push-runner.ts';
import { readSlip } from './push/slip.ts';
import { dryRun, readTray } from './push/tray.ts';
import { decide } from './review/decide.ts';
import {
  acceptDecision,
  archiveDecision,
  holdDecision,
  rejectDecision,
  resendDecision,
  unarchiveDecision,
  undoDecision,
} from './review/decisions.ts';
import { keyFields } from './review/key-fields.ts';
import { changeSettings } from './settings/change-settings.ts';
import { readSettings } from './settings/settings.ts';
import { testConnection } from './settings/test-connection.ts';
import type { SyncRunner } from './sync/sync-runner.ts';

export type CoreHandlers = {
  readonly [N in CallName]: (
    input: ParsedInput<N>,
    context: { readonly signal: AbortSignal },
  ) => Promise<Result<CallOutput<N>>> | Result<CallOutput<N>>;
};

export type Running = { readonly sync: SyncRunner; readonly push: PushRunner; readonly company: () => string };

export function createHandlers(core: Core, running: Running): CoreHandlers {
  return {
    'session.info': () => ok(sessionInfo(core, running)),
    'desk.views': (input) => ok(deskViews(core, input)),
    'desk.page': (input) => ok(deskPage(core, input)),
    'desk.document': (input) => deskDocument(core, input),
    'desk.compare': (input) => deskCompare(core, input),
    'desk.columns': () => ok(deskColumns()),
    'review.accept': ({ items }) => ok(decide(core, items, acceptDecision(core))),
    'review.reject': ({ items, reason }) => ok(decide(core, items, rejectDecision(core, reason))),
    'review.hold': ({ items, until }) => ok(decide(core, items, holdDecision(until as LocalDate))),
    'review.archive': ({ items, reason }) => ok(decide(core, items, archiveDecision(reason))),
    'review.unarchive': ({ items }) => ok(decide(core, items, unarchiveDecision())),
    'review.resend': ({ items }) => ok(decide(core, items, resendDecision())),
    'review.undo': ({ items }) => ok(decide(core, items, undoDecision())),
    'review.key': ({ items, field, value }) => ok(keyFields(core, items, field, value)),
    'push.plan': () => {
      const tray = core.store.read((read) => readTray(read, null));
      return ok({ items: [...tray.items], count: tray.items.length, sum: amountToText(tray.sum) });
    },
    'push.dryRun': ({ ids }) => ok(dryRun(core, ids)),
    'push.start': (order) => running.push.start(order),
    'push.pause': ({ pushId, paused }) => {
      running.push.pause(pushId, paused);
      return ok({});
    },
    'push.stop': ({ pushId }) => {
      running.push.stop(pushId);
      return ok({});
    },
    'push.slip': ({ pushId }) =>
      ok(
        core.store.read((read) => {
          const run = read.own.push(pushId);
          return { slip: run === null ? null : readSlip(read, run) };
        }),
      ),
    'sync.refresh': (input) => {
      void running.sync.refresh(input.sides);
      return ok({});
    },
    'sync.cancel': () => {
      running.sync.cancel();
      return ok({});
    },
    'sync.status': () =>
      ok({ tasks: [...running.sync.tasks()], connections: sides.map((side) => core.connections.status(side)) }),
    'journal.page': ({ id, before, limit }) =>
      ok({
        entries: core.store.read((read) => read.own.journal(id, before, limit)).map(({ facts: _, ...entry }) => entry),
      }),
    'journal.verify': () => {
      const { entries, brokenAt } = core.store.read((read) => read.own.verifyJournal());
      return ok({ entries, intact: brokenAt === null, brokenAt });
    },
    'settings.get': () => ok(core.store.read(readSettings)),
    'settings.set': (change) => changeSettings(core, change),
    'settings.testConnection': ({ side }) => testConnection(core, side),
  };
}

function sessionInfo(core: Core, running: Running): CallOutput<'session.info'> {
  const missing = (Object.keys(rights) as Right[]).flatMap((right) => {
    const words = whatIsMissing(core.person, right);
    return words === null ? [] : [[right, `You may not ${rights[right].words}: ${words}.`] as const];
  });
  return {
    version: core.host.version,
    host: core.host.name,
    mode: core.mode,
    company: running.company(),
    person: core.host.person,
    mayPush: core.person.push,
    missingRights: Object.fromEntries(missing),
    connections: sides.map((side) => core.connections.status(side)),
    rateLimit: core.procore.rateLimit(),
    revision: core.store.read((read) => read.own.revision()),
    capabilities: { ...core.host.capabilities },
  };
}
