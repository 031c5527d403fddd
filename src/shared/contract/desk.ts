// desk: what the four grids, the side bar and the compare drawer show.
import { z } from 'zod';
import { query } from './call.ts';
import {
  amountSchema,
  dateSchema,
  documentIdSchema,
  errorSchema,
  familySchema,
  instantSchema,
  kindSchema,
  lightSchema,
  nothing,
  revisionSchema,
  stateSchema,
  viewSchema,
} from './values.ts';

export const deskRowSchema = z.object({
  id: documentIdSchema,
  kind: kindSchema,
  family: familySchema,
  state: stateSchema,
  /** Of the checks; shown while the document is undecided. */
  light: lightSchema,
  /** The first thing the checks found, in words; empty when all is well. */
  reason: z.string(),
  number: z.string(),
  title: z.string(),
  vendor: z.string(),
  job: z.string(),
  jobId: z.string(),
  jobName: z.string(),
  /** As Procore states it; null where it is not an exact amount. */
  amount: amountSchema.nullable(),
  /** What Sage holds; null where nothing is there yet. */
  sageAmount: amountSchema.nullable(),
  /** Since when it waits. */
  since: instantSchema,
  sentBy: z.string(),
  /** Changed since this desk last looked at it, or came back after a rejection. */
  returned: z.boolean(),
  /** The linked record was edited in Sage or Procore afterwards. */
  drifted: z.boolean(),
  error: errorSchema.nullable(),
  revision: revisionSchema,
});
export type DeskRow = z.infer<typeof deskRowSchema>;

export const sortSchema = z.object({
  column: z.enum(['state', 'number', 'title', 'vendor', 'job', 'amount', 'since', 'sentBy']),
  direction: z.enum(['asc', 'desc']),
});

export const fixSchema = z.discriminatedUnion('action', [
  z.object({
    action: z.literal('key'),
    field: z.enum(['number', 'title']),
    label: z.string(),
    proposal: z.string().nullable(),
  }),
  z.object({ action: z.literal('reject'), label: z.string(), reason: z.string() }),
  z.object({ action: z.literal('refresh'), label: z.string() }),
  z.object({
    action: z.literal('open'),
    label: z.string(),
    screen: z.enum(['companies', 'jobs', 'costCodes', 'settings']),
  }),
  z.object({ action: z.literal('sage'), label: z.string(), screen: z.string() }),
]);

export const findingSchema = z.object({
  rule: z.string(),
  level: z.enum(['blocked', 'warning', 'passed']),
  words: z.string(),
  evidence: z.string().nullable(),
  fix: fixSchema.nullable(),
  cause: z.string().nullable(),
});

const markSchema = z.enum(['same', 'cut', 'derived', 'notCarried', 'differs', 'missing']);
export const comparedFieldSchema = z.object({
  field: z.string(),
  label: z.string(),
  sent: z.string().nullable(),
  willBe: z.string().nullable(),
  is: z.string().nullable(),
  kind: z.enum(['text', 'amount', 'date', 'code', 'percent', 'quantity']),
  mark: markSchema,
  note: z.string().nullable(),
});

export const desk = {
  'desk.views': query(
    z.object({ jobId: z.string().nullable() }),
    z.object({
      revision: revisionSchema,
      views: z.array(
        z.object({ view: viewSchema, family: familySchema, count: z.number().int(), amount: amountSchema }),
      ),
      jobs: z.array(z.object({ jobId: z.string(), number: z.string(), name: z.string(), count: z.number().int() })),
      /** Of the documents that were sent and are not pushed yet: how many have a decision. */
      decided: z.number().int(),
      undecided: z.number().int(),
      /** Blocked documents by root cause, biggest first: fixing one releases count items worth amount. */
      causes: z.array(
        z.object({ cause: z.string(), words: z.string(), count: z.number().int(), amount: amountSchema }),
      ),
    }),
  ),
  'desk.page': query(
    z.object({
      family: familySchema,
      view: viewSchema,
      jobId: z.string().nullable(),
      /** Only documents of this commitment. */
      parentId: documentIdSchema.nullable(),
      find: z.string().max(200),
      sort: z.array(sortSchema).max(3),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().positive().max(5000),
    }),
    z.object({
      revision: revisionSchema,
      rows: z.array(deskRowSchema),
      total: z.number().int(),
      sum: amountSchema,
      sageSum: amountSchema,
    }),
  ),
  'desk.document': query(
    z.object({ id: documentIdSchema }),
    z.object({
      row: deskRowSchema,
      findings: z.array(findingSchema),
      keyed: z.object({ number: z.string().nullable(), title: z.string().nullable() }),
      /** Person's actions the state allows; each with the words why this person may not, or null. */
      actions: z.array(z.object({ action: z.string(), because: z.string().nullable() })),
      reason: z.string().nullable(),
      holdUntil: dateSchema.nullable(),
      sageKey: z.string().nullable(),
      sageNumber: z.string().nullable(),
      reported: z.boolean(),
      history: z.array(z.object({ at: instantSchema, person: z.string(), words: z.string() })),
    }),
  ),
  'desk.compare': query(
    z.object({ id: documentIdSchema }),
    z.object({
      revision: revisionSchema,
      /** 'willBe' before it is in Sage, 'is' afterwards. */
      sageShows: z.enum(['willBe', 'is', 'nothing']),
      header: z.array(comparedFieldSchema),
      lines: z.array(
        z.object({ id: z.string(), number: z.number().int(), fields: z.array(comparedFieldSchema), mark: markSchema }),
      ),
      totals: z.object({
        sent: z.string().nullable(),
        willBe: z.string().nullable(),
        is: z.string().nullable(),
        ties: z.boolean(),
      }),
      procoreAsOf: instantSchema.nullable(),
      sageAsOf: instantSchema.nullable(),
    }),
  ),
  'desk.columns': query(
    nothing,
    z.object({
      families: z.array(
        z.object({ family: familySchema, live: z.boolean(), words: z.string(), kinds: z.array(kindSchema) }),
      ),
    }),
  ),
};
