// settings: a closed list of names with their values, and the test of a connection.
import { z } from 'zod';
import { command, query } from './call.ts';
import { errorSchema, nothing, sideSchema } from './values.ts';

/** Every setting and its shape. Marked inferred where the trade's sources do not say. */
export const settingSchemas = {
  /** Sage's own sizes 20/50, or those of Procore's connector 12/30. */
  lengthProfile: z.enum(['sage', 'connector']),
  /** Inferred: status written on a new subcontract, 3 Contract. */
  subcontractStatus: z.number().int().min(1).max(6),
  /** Inferred: status written on a new purchase order, 1 Open. */
  purchaseOrderStatus: z.number().int().min(1).max(6),
  /** The number of the commitment in Procore is proposed as the number in Sage. */
  useProcoreNumber: z.boolean(),
  /** Job statuses that a new subcontract may go to (1 Bid, 3 Contract, 4 Current). */
  openJobStatuses: z.array(z.number().int()),
  /** Job statuses that a new purchase order may go to (3 Contract, 4 Current): nothing is bought for a bid. */
  purchaseOrderJobStatuses: z.array(z.number().int()),
  appearance: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfortable']),
  /** The desk's layout as the window stores it; opaque to the core. */
  deskLayout: z.string().max(20_000),
  /** An administrator's kill switch, with the reason. */
  writesOff: z.string().max(400).nullable(),
  /** Fingerprints of Sage's schema that an administrator confirmed. */
  confirmedFingerprints: z.array(z.string().max(64)).max(50),
  /** Minutes between pulls by themselves; 0 is never. */
  syncEveryMinutes: z.number().int().min(0).max(1440),
} as const;
export type SettingName = keyof typeof settingSchemas;
export type Settings = { readonly [N in SettingName]: z.infer<(typeof settingSchemas)[N]> };

export const settingsSchema = z.object(settingSchemas);

export const defaultSettings: Settings = {
  lengthProfile: 'sage',
  subcontractStatus: 3,
  purchaseOrderStatus: 1,
  useProcoreNumber: true,
  openJobStatuses: [1, 3, 4],
  purchaseOrderJobStatuses: [3, 4],
  appearance: 'system',
  density: 'compact',
  deskLayout: '',
  writesOff: null,
  confirmedFingerprints: [],
  syncEveryMinutes: 5,
};

export const settings = {
  'settings.get': query(nothing, settingsSchema),
  'settings.set': command(settingsSchema.partial(), settingsSchema),
  /** Tries to reach a side now; each check with its outcome in words. */
  'settings.testConnection': query(
    z.object({ side: sideSchema }),
    z.object({
      checks: z.array(z.object({ name: z.string(), passed: z.boolean(), words: z.string() })),
      error: errorSchema.nullable(),
    }),
  ),
};
