// The board on which faults are pinned, and which of them a request meets.
import {
  type FaultArgs,
  type FaultEffect,
  type FaultName,
  type FaultSurroundings,
  faultEffects,
} from './fault-effects.ts';
import { type ApiRequest, isObject } from './http-exchange.ts';

export type FaultMatch = {
  method?: string;
  /** Regular expression over path and query; everything below /rest/ unless given. */
  path?: string;
  /** The first matching request that meets the fault, from 1. */
  nth?: number;
  /** How many meet it; null: all until the fault is lifted. */
  count?: number | null;
};

export type FaultRequest = { match?: FaultMatch; fault: FaultName; args?: FaultArgs };

export type PinnedFault = FaultRequest & { id: number; seen: number; met: number };

export type FaultBoard = {
  pin(request: FaultRequest): PinnedFault;
  lift(id?: number): void;
  list(): readonly PinnedFault[];
  /** Kept when the listener is as the faults want it. */
  settled(): Promise<void>;
  /** The effect that this request meets, if any; counts the request. */
  meet(request: ApiRequest): { name: FaultName; effect: FaultEffect } | null;
};

function matches(fault: PinnedFault, request: ApiRequest): boolean {
  const { method, path } = fault.match ?? {};
  if (method !== undefined && method.toUpperCase() !== request.method) return false;
  if (fault.fault === 'token-answer-lost' && !/refresh_token/.test(request.text)) return false;
  const standard = fault.fault === 'token-answer-lost' ? '^/oauth/token$' : '^/rest/';
  const query = decodeURIComponent(request.query.toString());
  const target = query === '' ? request.path : `${request.path}?${query}`;
  return new RegExp(path ?? standard).test(target);
}

function fires(fault: PinnedFault): boolean {
  const first = fault.match?.nth ?? 1;
  const count = fault.match?.count === undefined ? 1 : fault.match.count;
  return fault.seen >= first && (count === null || fault.met < count);
}

/** `setListening` stops or resumes accepting connections. */
export function createFaultBoard(
  around: FaultSurroundings,
  setListening: (open: boolean) => Promise<void>,
): FaultBoard {
  let pinned: PinnedFault[] = [];
  let lastId = 0;
  let settled: Promise<void> = Promise.resolve();
  const listening = (open: boolean): void => {
    settled = settled.then(() => setListening(open));
  };
  return {
    pin(request) {
      lastId += 1;
      const fault: PinnedFault = { ...request, id: lastId, seen: 0, met: 0 };
      pinned.push(fault);
      if (fault.fault === 'server-gone' && fault.match === undefined) listening(false);
      return fault;
    },
    lift(id) {
      pinned = id === undefined ? [] : pinned.filter((fault) => fault.id !== id);
      if (!pinned.some((fault) => fault.fault === 'server-gone')) listening(true);
    },
    list: () => pinned,
    settled: () => settled,
    meet(request) {
      let met: PinnedFault | null = null;
      for (const fault of pinned) {
        if (!matches(fault, request)) continue;
        fault.seen += 1;
        if (met === null && fires(fault)) met = fault;
      }
      if (met === null) return null;
      met.met += 1;
      const effect: FaultEffect = faultEffects[met.fault](met.args ?? {}, around);
      if (effect.gone === true) listening(false);
      return { name: met.fault, effect };
    },
  };
}

/** Reads a fault from JSON; throws RangeError on an unknown name. */
export function readFault(value: unknown): FaultRequest {
  if (!isObject(value) || typeof value.fault !== 'string' || !Object.hasOwn(faultEffects, value.fault)) {
    throw new RangeError(`Known faults: ${Object.keys(faultEffects).join(', ')}`);
  }
  const fault = value.fault as FaultName;
  return {
    fault,
    ...(isObject(value.match) ? { match: value.match as FaultMatch } : {}),
    ...(isObject(value.args) ? { args: value.args } : {}),
  };
}
