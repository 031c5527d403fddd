// What is ours: documents, links and intents, each with defaults; and a person with chosen rights.
import type { Person } from '#shared/domain/lifecycle/permissions.ts';
import type { Intent, Link, OwnDocument } from '../../src/main/core/ports/own.ts';
import { noon } from './values.ts';

export function anOwnDocument(part: Partial<OwnDocument> = {}): OwnDocument {
  return {
    id: 'subcontract/1001',
    kind: 'subcontract',
    procoreId: '1001',
    projectId: '77',
    state: 'sent',
    reason: null,
    holdUntil: null,
    keyed: { number: null, title: null },
    basis: 'basis-1',
    decidedBy: null,
    decidedAt: null,
    returned: false,
    drifted: false,
    error: null,
    since: noon,
    revision: 1,
    ...part,
  };
}

export function aLink(part: Partial<Link> = {}): Link {
  return {
    id: 'subcontract/1001',
    sageKey: '00000000-0000-5000-8000-00000000a000',
    sageRecord: '41',
    sageNumber: 'SC-0001',
    generation: 0,
    lines: [],
    by: 'push',
    person: 'Maria Fuentes',
    at: noon,
    reported: true,
    verified: true,
    stamp: 'stamp-1',
    ...part,
  };
}

export function anIntent(part: Partial<Intent> = {}): Intent {
  return {
    id: '019b0000-0000-7000-8000-000000000001',
    seq: 1,
    lane: 'subcontract/1001',
    verb: 'write',
    document: 'subcontract/1001',
    payload: '{}',
    basis: 'basis-1',
    state: 'waiting',
    attempts: 0,
    nextAttemptAt: null,
    lastError: null,
    person: 'Maria Fuentes',
    createdAt: noon,
    pushId: null,
    ...part,
  };
}

/** Somebody without any right, but for those given. */
export function aPerson(part: Partial<Person> = {}): Person {
  return {
    name: 'Maria Fuentes',
    erp: 'none',
    push: false,
    directory: 'none',
    commitments: 'none',
    primeContracts: 'none',
    budget: 'none',
    reports: 'none',
    projectAdmin: 'none',
    createProjects: false,
    ...part,
  };
}
