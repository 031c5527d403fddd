// The complete lifecycle, as one table: who may do what from where, and what becomes of it.
// Source: Procore's pages on sending, accepting, rejecting, failing and unlinking; what it lacks is ours and says so.
import { type Kind, type KindCapabilities, kinds } from '../kinds.ts';
import type { Right } from './permissions.ts';
import type { State } from './states.ts';

export type Transition = {
  readonly from: readonly State[];
  readonly to: State;
  /** person: a command of the desk. program: pull, push or report moves it. */
  readonly by: 'person' | 'program';
  readonly right: Right | null;
  /** A reason (or, for hold, a date) has to be given. */
  readonly needs: 'nothing' | 'reason' | 'date';
  /** Kinds it applies to, by capability. */
  readonly of: (kind: KindCapabilities) => boolean;
};

const exported = (kind: KindCapabilities) => kind.exports;
const imported = (kind: KindCapabilities) => kind.imports;
const anyKind = () => true;
const program = { by: 'program', right: null, needs: 'nothing' } as const;
const approver = { by: 'person', right: 'acceptOrReject', needs: 'nothing' } as const;

export const transitions = {
  // In Procore's project tool; in public mode "sent" is: approved, and without a key.
  send: { ...program, from: ['notSent', 'retrieved', 'rejected', 'unlinked'], to: 'sent', of: exported },
  retrieve: { ...program, from: ['sent', 'held', 'failed'], to: 'retrieved', of: exported },
  // Decisions.
  accept: { ...approver, from: ['sent', 'held', 'failed'], to: 'queued', of: exported },
  reject: { ...approver, needs: 'reason', from: ['sent', 'held', 'failed'], to: 'rejected', of: exported },
  hold: { ...approver, needs: 'date', from: ['sent', 'failed'], to: 'held', of: exported },
  release: { ...approver, from: ['held'], to: 'sent', of: exported },
  releaseOnDate: { ...program, from: ['held'], to: 'sent', of: exported },
  archive: {
    by: 'person',
    right: 'archive',
    needs: 'reason',
    from: ['sent', 'held', 'failed', 'staged', 'rejected'],
    to: 'archived',
    of: (kind) => kind.archives,
  },
  unarchive: {
    by: 'person',
    right: 'archive',
    needs: 'nothing',
    from: ['archived'],
    to: 'sent',
    of: (kind) => kind.archives && kind.exports,
  },
  restage: {
    by: 'person',
    right: 'archive',
    needs: 'nothing',
    from: ['archived'],
    to: 'staged',
    of: (kind) => kind.archives && kind.imports,
  },
  resend: {
    by: 'person',
    right: 'sendRetrieveResend',
    needs: 'nothing',
    from: ['rejected', 'retrieved', 'unlinked'],
    to: 'sent',
    of: exported,
  },
  undo: { ...approver, from: ['queued', 'held', 'rejected', 'archived', 'toBeEntered'], to: 'sent', of: exported },
  // Where the write class is off, a person types it into Sage.
  enterByHand: { ...approver, from: ['sent', 'failed', 'queued'], to: 'toBeEntered', of: exported },
  found: { ...program, from: ['toBeEntered', 'sent', 'unsure', 'failed', 'queued'], to: 'verified', of: exported },
  // Pushing.
  begin: { ...program, from: ['queued'], to: 'sending', of: exported },
  wait: { ...program, from: ['sending', 'unsure'], to: 'queued', of: exported },
  write: { ...program, from: ['sending', 'unsure'], to: 'written', of: exported },
  lose: { ...program, from: ['sending'], to: 'unsure', of: exported },
  refuse: { ...program, from: ['queued', 'sending', 'unsure', 'written'], to: 'failed', of: exported },
  verify: { ...program, from: ['written'], to: 'verified', of: exported },
  awaitApproval: { ...program, from: ['written'], to: 'openInSage', of: exported },
  approveInSage: { ...program, from: ['openInSage'], to: 'verified', of: exported },
  report: { ...program, from: ['verified'], to: 'synced', of: exported },
  // What happens in Sage or Procore afterwards.
  adopt: {
    ...program,
    from: ['notSent', 'sent', 'held', 'failed', 'rejected', 'retrieved'],
    to: 'synced',
    of: exported,
  },
  replace: { ...program, from: ['verified', 'synced', 'openInSage'], to: 'replaced', of: exported },
  followReplacement: { ...approver, from: ['replaced'], to: 'synced', of: exported },
  unlink: {
    by: 'person',
    right: 'unlinkCommitment',
    needs: 'nothing',
    from: ['synced', 'verified', 'openInSage', 'replaced'],
    to: 'unlinked',
    of: (kind) => kind.unlinks,
  },
  withdraw: {
    ...program,
    from: ['sent', 'held', 'failed', 'rejected', 'retrieved', 'unlinked', 'archived', 'toBeEntered', 'queued'],
    to: 'notSent',
    of: anyKind,
  },
  // Sage to Procore.
  stage: { ...program, from: ['unlinked', 'invalid'], to: 'staged', of: imported },
  import: { by: 'person', right: 'addToProcore', needs: 'nothing', from: ['staged'], to: 'imported', of: imported },
  invalidate: { ...program, from: ['staged'], to: 'invalid', of: imported },
} as const satisfies Record<string, Transition>;

export type Action = keyof typeof transitions;

/** The state an action leads to, or null when this state or kind does not allow it. */
export function nextState(kind: Kind, state: State, action: Action): State | null {
  const transition: Transition = transitions[action];
  return transition.from.includes(state) && transition.of(kinds[kind]) ? transition.to : null;
}

/** What a person can do with a document of this kind in this state, rights aside. */
export function actionsOf(kind: Kind, state: State): readonly Action[] {
  return (Object.keys(transitions) as Action[]).filter(
    (action) => transitions[action].by === 'person' && nextState(kind, state, action) !== null,
  );
}
