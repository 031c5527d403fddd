// The one table of everything that crosses between core and screen. Dispatcher and client are derived from it.
import type { z } from 'zod';
import { desk } from './desk.ts';
import { journal } from './journal.ts';
import { push } from './push.ts';
import { review } from './review.ts';
import { session } from './session.ts';
import { settings } from './settings.ts';
import { sync } from './sync.ts';

export const contract = { ...session, ...desk, ...review, ...push, ...sync, ...journal, ...settings };

export type CallName = keyof typeof contract;
/** What a caller hands in (defaults may be left out). */
export type CallInput<N extends CallName> = z.input<(typeof contract)[N]['input']>;
/** What a handler gets, parsed. */
export type ParsedInput<N extends CallName> = z.output<(typeof contract)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof contract)[N]['output']>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
