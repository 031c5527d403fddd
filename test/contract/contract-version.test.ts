// The contract's shapes and its version move together.
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { command, query } from '#shared/contract/call.ts';
import { contract } from '#shared/contract/contract.ts';
import { events } from '#shared/contract/events.ts';
import { contractHash, contractVersion } from '#shared/contract/version.ts';
import { hashContract } from './contract-hash.ts';

describe('the version of the contract', () => {
  it('moves with every change of a shape', () => {
    const hash = hashContract(contract, events);
    expect(
      contractHash,
      `The shapes of the contract changed. In src/shared/contract/version.ts, raise contractVersion (now '${contractVersion}') ` +
        `if a released window could meet this core, and set contractHash to '${hash}'.`,
    ).toBe(hash);
  });

  it('has a hash that notices a mode, a field, a limit and a new call, and not the order of fields', () => {
    const a = { 'x.y': query(z.object({ a: z.string(), b: z.number() }), z.object({})) };
    const base = hashContract(a, {});
    expect(hashContract({ 'x.y': query(z.object({ b: z.number(), a: z.string() }), z.object({})) }, {})).toBe(base);
    const changed = [
      hashContract({ 'x.y': command(z.object({ a: z.string(), b: z.number() }), z.object({})) }, {}),
      hashContract({ 'x.y': query(z.object({ a: z.string() }), z.object({})) }, {}),
      hashContract({ 'x.y': query(z.object({ a: z.string().max(9), b: z.number() }), z.object({})) }, {}),
      hashContract({ ...a, 'x.z': query(z.object({}), z.object({})) }, {}),
      hashContract(a, { 'x.happened': z.object({}) }),
    ];
    expect(new Set([base, ...changed]).size).toBe(changed.length + 1);
  });
});
