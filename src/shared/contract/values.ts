// Values that several calls share: ids, amounts as text, errors.
import { z } from 'zod';
import { allKinds, gridFamilies, type Kind } from '../domain/kinds.ts';
import { type State, states, views } from '../domain/lifecycle/states.ts';
import type { ErrorCode } from '../result/app-error.ts';
import { errorTable } from '../result/error-table.ts';
import { parseLocalDate } from '../time/local-date.ts';

/** '<kind>/<Procore id>'. */
export const documentIdSchema = z.string().min(3).max(120);
/** Decimal text with two places, no separators, e.g. "-4250.50". */
export const amountSchema = z.string().regex(/^-?\d+\.\d{2}$/);
export const instantSchema = z.string();
export const dateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parseLocalDate(text).ok, 'a day of the calendar');
export const kindSchema = z.enum(allKinds as [Kind, ...Kind[]]);
export const familySchema = z.enum(gridFamilies);
export const viewSchema = z.enum(views);
export const stateSchema = z.enum(Object.keys(states) as [State, ...State[]]);
export const sideSchema = z.enum(['procore', 'sage']);
export const lightSchema = z.enum(['ready', 'warning', 'blocked']);
export const revisionSchema = z.number().int().nonnegative();
export const nothing = z.object({});

export const errorSchema = z.object({
  code: z.enum(Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]]),
  facts: z.record(z.string(), z.string()),
});
