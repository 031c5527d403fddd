// push: what is queued, what it would write, the push itself and its slip.
import { z } from 'zod';
import { command, query } from './call.ts';
import {
  amountSchema,
  documentIdSchema,
  errorSchema,
  instantSchema,
  kindSchema,
  nothing,
  stateSchema,
} from './values.ts';

const trayItem = z.object({
  id: documentIdSchema,
  kind: kindSchema,
  number: z.string(),
  title: z.string(),
  vendor: z.string(),
  job: z.string(),
  amount: amountSchema,
  lines: z.number().int(),
  state: stateSchema,
  /** Why it will not go out now, in words; null when it will. */
  heldBack: z.string().nullable(),
});

const planned = z.object({ items: z.array(trayItem), count: z.number().int(), sum: amountSchema });

export const slipItemSchema = trayItem.extend({
  sent: amountSchema,
  /** From reading Sage after the commit; null when it was not read back. */
  readBack: amountSchema.nullable(),
  linesReadBack: z.number().int().nullable(),
  sageRecord: z.string().nullable(),
  sageKey: z.string().nullable(),
  reported: z.boolean(),
  error: errorSchema.nullable(),
  words: z.string(),
});

export const slipSchema = z.object({
  pushId: z.string(),
  state: z.enum(['running', 'paused', 'stopped', 'finished']),
  person: z.string(),
  startedAt: instantSchema,
  finishedAt: instantSchema.nullable(),
  done: z.number().int(),
  total: z.number().int(),
  items: z.array(slipItemSchema),
  control: z.object({
    sentCount: z.number().int(),
    sentSum: amountSchema,
    readBackCount: z.number().int(),
    readBackSum: amountSchema,
    reportedCount: z.number().int(),
    difference: amountSchema,
    ties: z.boolean(),
  }),
});
export type Slip = z.infer<typeof slipSchema>;

export const push = {
  'push.plan': query(nothing, planned),
  /** The exact rows, table by table, before they are written. Reads the mirror only. */
  'push.dryRun': query(
    z.object({ ids: z.array(documentIdSchema).max(5000).nullable() }),
    planned.extend({
      documents: z.array(
        z.object({
          id: documentIdSchema,
          words: z.string(),
          rows: z.array(
            z.object({ table: z.string(), values: z.array(z.object({ column: z.string(), value: z.string() })) }),
          ),
        }),
      ),
    }),
  ),
  /** Confirms count and sum of the tray and starts; the work goes on in the background and survives a restart. */
  'push.start': command(
    z.object({ ids: z.array(documentIdSchema).max(5000).nullable(), count: z.number().int(), sum: amountSchema }),
    z.object({ pushId: z.string() }),
  ),
  'push.pause': command(z.object({ pushId: z.string(), paused: z.boolean() }), nothing),
  'push.stop': command(z.object({ pushId: z.string() }), nothing),
  /** The slip of a push; without an id, of the last one. */
  'push.slip': query(z.object({ pushId: z.string().nullable() }), z.object({ slip: slipSchema.nullable() })),
};
