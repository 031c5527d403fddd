// The two things sessions wait for: the writer's place (one writer at a time) and application locks; with deadlocks seen.

/** Who holds and waits: one per session. */
export interface LockOwner {
  readonly id: number;
  /** -10 to 10; the lower one is the deadlock victim, the latest to wait among equals. */
  readonly deadlockPriority: number;
}

export type LockMode = 'shared' | 'exclusive';
export type LockOutcome = 'granted' | 'waited' | 'timeout' | 'deadlock' | 'cancelled';

type Waiter = { readonly owner: LockOwner; readonly mode: LockMode; readonly settle: (outcome: LockOutcome) => void };
type Resource = { readonly holders: Map<LockOwner, LockMode>; readonly queue: Waiter[] };

const compatible = (resource: Resource, owner: LockOwner, mode: LockMode): boolean =>
  [...resource.holders].every(([holder, held]) => holder === owner || (held === 'shared' && mode === 'shared'));

/** All locks of one engine. Resources are named; the writer's place is the one called ''. */
export class LockTable {
  private readonly resources = new Map<string, Resource>();

  /** Waits first come, first served. `timeout` in milliseconds: -1 for ever, 0 not at all. */
  async acquire(
    name: string,
    request: { owner: LockOwner; mode: LockMode; timeout: number; signal?: AbortSignal },
  ): Promise<LockOutcome> {
    const { owner, mode, timeout, signal } = request;
    const resource = this.resourceOf(name);
    const held = resource.holders.get(owner);
    if (held === 'exclusive' || held === mode) return 'granted';
    // A holder that wants more may pass the queue: everybody in it waits for the holder.
    if (compatible(resource, owner, mode) && (resource.queue.length === 0 || held !== undefined)) {
      resource.holders.set(owner, mode);
      return 'granted';
    }
    if (timeout === 0) return 'timeout';
    return this.wait(resource, { owner, mode, timeout, ...(signal === undefined ? {} : { signal }) });
  }

  release(name: string, owner: LockOwner): boolean {
    const resource = this.resources.get(name);
    if (resource === undefined || !resource.holders.delete(owner)) return false;
    this.grantNext(name, resource);
    return true;
  }

  holds(name: string, owner: LockOwner): boolean {
    return this.resources.get(name)?.holders.has(owner) ?? false;
  }

  private resourceOf(name: string): Resource {
    const known = this.resources.get(name);
    if (known !== undefined) return known;
    const fresh: Resource = { holders: new Map(), queue: [] };
    this.resources.set(name, fresh);
    return fresh;
  }

  private wait(
    resource: Resource,
    request: { owner: LockOwner; mode: LockMode; timeout: number; signal?: AbortSignal },
  ): Promise<LockOutcome> {
    const { owner, mode, timeout, signal } = request;
    return new Promise<LockOutcome>((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const cancel = (): void => waiter.settle('cancelled');
      const waiter: Waiter = {
        owner,
        mode,
        settle: (outcome) => {
          const at = resource.queue.indexOf(waiter);
          if (at < 0) return;
          resource.queue.splice(at, 1);
          clearTimeout(timer);
          signal?.removeEventListener('abort', cancel);
          resolve(outcome);
          if (outcome !== 'waited') this.grantWaiters(resource);
        },
      };
      resource.queue.push(waiter);
      if (timeout > 0) timer = setTimeout(() => waiter.settle('timeout'), timeout);
      if (signal?.aborted === true) cancel();
      else signal?.addEventListener('abort', cancel);
      this.breakDeadlock(owner);
    });
  }

  private grantNext(name: string, resource: Resource): void {
    this.grantWaiters(resource);
    if (resource.holders.size === 0 && resource.queue.length === 0) this.resources.delete(name);
  }

  private grantWaiters(resource: Resource): void {
    for (let next = resource.queue[0]; next !== undefined; next = resource.queue[0]) {
      if (!compatible(resource, next.owner, next.mode)) return;
      resource.holders.set(next.owner, next.mode);
      next.settle('waited');
    }
  }

  /** Waiting edges of one owner: whoever holds, or stands before it in the queue of, what it waits for. */
  private blockersOf(owner: LockOwner): readonly LockOwner[] {
    const blockers: LockOwner[] = [];
    for (const resource of this.resources.values()) {
      const at = resource.queue.findIndex((waiter) => waiter.owner === owner);
      if (at < 0) continue;
      blockers.push(...resource.holders.keys(), ...resource.queue.slice(0, at).map((waiter) => waiter.owner));
    }
    return blockers.filter((blocker) => blocker !== owner);
  }

  private breakDeadlock(start: LockOwner): void {
    const cycle = this.cycleThrough(start, start, []);
    if (cycle === null) return;
    // `start` stands last, so that it loses among equals.
    const victim = cycle.reduce((loser, owner) => (owner.deadlockPriority <= loser.deadlockPriority ? owner : loser));
    for (const resource of this.resources.values()) {
      resource.queue.find((waiter) => waiter.owner === victim)?.settle('deadlock');
    }
  }

  private cycleThrough(start: LockOwner, current: LockOwner, path: readonly LockOwner[]): readonly LockOwner[] | null {
    for (const blocker of this.blockersOf(current)) {
      if (blocker === start) return [...path, start];
      if (path.includes(blocker)) continue;
      const found = this.cycleThrough(start, blocker, [...path, blocker]);
      if (found !== null) return found;
    }
    return null;
  }
}

/** Name of the one resource every writer needs. Application locks are 'app:…', so the two never meet. */
export const WRITERS_PLACE = '';
