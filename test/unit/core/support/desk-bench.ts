// A desk on a real store in a temp folder, with a clock that tests move and nothing behind the network ports.
import type { DeskRow } from '#shared/contract/desk.ts';
import type { ReviewAnswer } from '#shared/contract/review.ts';
import type { ProcoreSubcontract, SageSubcontract } from '#shared/domain/documents/subcontract.ts';
import { type DocumentId, documentId } from '#shared/domain/kinds.ts';
import { defaultPerson, type Person } from '#shared/domain/lifecycle/permissions.ts';
import { required } from '#shared/result/assert.ts';
import type { Instant } from '#shared/time/instant.ts';
import { dayOf } from '#shared/time/instant.ts';
import type { Core } from '../../../../src/main/core/core.ts';
import { foldNumber } from '../../../../src/main/core/desk/commitment-pipeline.ts';
import { refreshDocuments } from '../../../../src/main/core/desk/refresh-documents.ts';
import type { ListOf, MirrorRecords } from '../../../../src/main/core/ports/mirror.ts';
import type { Intent, OwnDocument } from '../../../../src/main/core/ports/own.ts';
import { type Decision, decide } from '../../../../src/main/core/review/decide.ts';
import { aCompany, aJob, aProject, aSageCostCode, aVendor, sageCostTypes } from '../../../builders/directory.ts';
import { someIds } from '../../../builders/ids.ts';
import { momentOf, noon } from '../../../builders/values.ts';
import { openedStore } from '../../../integration/store/temp-store.ts';

export type DeskBench = {
  readonly core: Core;
  /** Names of the events told to the window. */
  readonly events: string[];
  setNow(moment: Instant): void;
  setPerson(person: Person): void;
  /** Procore says this now; its document is followed. */
  pull(...sent: readonly ProcoreSubcontract[]): void;
  /** Sage holds these now. */
  inSage(...records: readonly SageSubcontract[]): void;
  own(procoreId?: string): OwnDocument;
  row(procoreId?: string): DeskRow | null;
  intents(procoreId?: string): readonly Intent[];
  /** Decides at the revision the desk shows. */
  decide(decision: Decision, ...procoreIds: readonly string[]): ReviewAnswer;
};

/** With one project and job, company and vendor, code and the types in the mirrors. */
export function aDeskBench(): DeskBench {
  const store = openedStore();
  const events: string[] = [];
  let now = noon;
  let person = defaultPerson('Maria Fuentes');
  // Only what decisions and pulls read: the network ports would break loudly.
  const core = {
    store,
    ids: someIds(),
    clock: { now: () => now, today: () => dayOf(now, null), ticks: () => 0, sleep: () => Promise.resolve() },
    host: { person: 'Maria Fuentes' },
    log: { warn: () => undefined },
    companyId: () => '4',
    get person() {
      return person;
    },
    emit: (name: string) => {
      events.push(name);
    },
    atStep: () => undefined,
  } as unknown as Core;
  const put = <S extends 'procore' | 'sage', L extends ListOf<S>>(
    side: S,
    list: L,
    row: { readonly id: string; readonly scope?: string; readonly lookup?: string; readonly body: MirrorRecords[S][L] },
  ) => {
    store.write((write) => write.mirror.put(side, list, [{ scope: '', lookup: '', ...row }], now));
  };
  put('procore', 'project', { id: '77', body: aProject() });
  put('procore', 'company', { id: '5512', body: aCompany() });
  put('sage', 'job', { id: '1042', body: aJob() });
  put('sage', 'vendor', { id: '317', body: aVendor() });
  put('sage', 'costCode', { id: '16100.000', body: aSageCostCode() });
  for (const body of sageCostTypes) put('sage', 'costType', { id: `${body.number}`, body });
  const own = (procoreId = '1001') => {
    const id = documentId('subcontract', procoreId);
    return required(
      store.read((read) => read.own.document(id)),
      id,
    );
  };
  return {
    core,
    events,
    setNow: (moment) => {
      now = momentOf(moment);
    },
    setPerson: (next) => {
      person = next;
    },
    pull: (...sent) => {
      for (const body of sent) {
        put('procore', 'subcontract', {
          id: body.id,
          scope: body.projectId,
          lookup: foldNumber(body.number ?? ''),
          body,
        });
      }
      const ids = sent.map((body): DocumentId => documentId('subcontract', body.id));
      store.write((write) => refreshDocuments(core, write, ids));
    },
    inSage: (...records) => {
      for (const body of records) put('sage', 'subcontract', { id: body.key, lookup: foldNumber(body.number), body });
    },
    own,
    row: (procoreId = '1001') => store.read((read) => read.desk.row(documentId('subcontract', procoreId))),
    intents: (procoreId = '1001') => store.read((read) => read.own.intentsOf(documentId('subcontract', procoreId))),
    decide: (decision, ...procoreIds) => {
      const ids = procoreIds.length === 0 ? ['1001'] : procoreIds;
      return decide(
        core,
        ids.map((id) => ({ id: documentId('subcontract', id), revision: own(id).revision })),
        decision,
      );
    },
  };
}
