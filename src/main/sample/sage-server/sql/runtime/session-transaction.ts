// A session's database transaction and locks: the writer's place, BEGIN IMMEDIATE only when needed, application locks.
import { setTimeout as pause } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { deadlockVictim, lockTimeout, SqlFailure } from '../errors.ts';
import type { EngineState } from './engine-state.ts';
import { type LockMode, type LockOutcome, type LockOwner, WRITERS_PLACE } from './locks.ts';

/** Thrown when the client's attention ended a wait; never an event. */
export class Interrupted extends Error {}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');

export class SessionTransaction implements LockOwner {
  readonly id: number;
  deadlockPriority = 0;
  /** @@TRANCOUNT. */
  count = 0;
  descriptor: bigint | null = null;
  private readonly engine: EngineState;
  private readonly connection: Database.Database;
  /** 'Transaction:name' or 'Session:name' with how often it was taken. */
  private readonly appLocks = new Map<string, number>();

  constructor(id: number, engine: EngineState, connection: Database.Database) {
    this.id = id;
    this.engine = engine;
    this.connection = connection;
  }

  /** This session has the writer's place and an open SQLite transaction. */
  get writing(): boolean {
    return this.connection.inTransaction;
  }

  begin(): bigint {
    this.count += 1;
    this.descriptor ??= this.engine.nextDescriptor();
    return this.descriptor;
  }

  /** Null while outer levels stay open. Throws 3902. */
  commit(): { readonly ended: bigint; readonly whole: boolean } {
    const ended = this.openDescriptor(3902, 'COMMIT');
    if (this.count > 1) {
      this.count -= 1;
      return { ended, whole: false };
    }
    this.leave('COMMIT');
    return { ended, whole: true };
  }

  /** Ends all levels. Throws 3903. */
  rollback(): bigint {
    const ended = this.openDescriptor(3903, 'ROLLBACK');
    this.leave('ROLLBACK');
    return ended;
  }

  private openDescriptor(number: number, verb: string): bigint {
    if (this.descriptor !== null) return this.descriptor;
    throw new SqlFailure(number, `The ${verb} TRANSACTION request has no corresponding BEGIN TRANSACTION.`);
  }

  private leave(verb: 'COMMIT' | 'ROLLBACK'): void {
    if (this.connection.inTransaction) this.connection.exec(verb);
    this.count = 0;
    this.descriptor = null;
    this.releaseOwned('Transaction:');
    this.engine.locks.release(WRITERS_PLACE, this);
  }

  /** Waits for the writer's place and opens the SQLite transaction. Throws 1222, 1205, Interrupted. */
  async enterWriter(timeout: number, signal: AbortSignal): Promise<void> {
    if (this.writing) return;
    const started = performance.now();
    const outcome = await this.engine.locks.acquire(WRITERS_PLACE, { owner: this, mode: 'exclusive', timeout, signal });
    if (outcome === 'timeout') throw lockTimeout();
    if (outcome === 'deadlock') throw deadlockVictim(this.id);
    if (outcome === 'cancelled') throw new Interrupted();
    // Another process may be writing too (a seeder): SQLite says busy, we ask again.
    for (;;) {
      try {
        this.connection.exec('BEGIN IMMEDIATE');
        return;
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
      if (signal.aborted) throw new Interrupted();
      if (timeout >= 0 && performance.now() - started > timeout) throw lockTimeout();
      await pause(10);
    }
  }

  /** After a statement outside BEGIN TRANSACTION. */
  endStatement(verb: 'COMMIT' | 'ROLLBACK'): void {
    if (this.count === 0) this.leave(verb);
  }

  async takeAppLock(
    name: string,
    request: { owner: 'Transaction' | 'Session'; mode: LockMode; timeout: number; signal: AbortSignal },
  ): Promise<LockOutcome> {
    const { mode, timeout, signal } = request;
    const outcome = await this.engine.locks.acquire(`app:${name}`, { owner: this, mode, timeout, signal });
    if (outcome === 'granted' || outcome === 'waited') {
      const key = `${request.owner}:${name}`;
      this.appLocks.set(key, (this.appLocks.get(key) ?? 0) + 1);
    }
    return outcome;
  }

  /** False when it is not held. */
  releaseAppLock(name: string, owner: 'Transaction' | 'Session'): boolean {
    const key = `${owner}:${name}`;
    const times = this.appLocks.get(key);
    if (times === undefined) return false;
    if (times > 1) this.appLocks.set(key, times - 1);
    else this.dropAppLock(key);
    return true;
  }

  private dropAppLock(key: string): void {
    this.appLocks.delete(key);
    const name = key.slice(key.indexOf(':') + 1);
    const still = this.appLocks.has(`Transaction:${name}`) || this.appLocks.has(`Session:${name}`);
    if (!still) this.engine.locks.release(`app:${name}`, this);
  }

  private releaseOwned(prefix: string): void {
    for (const key of [...this.appLocks.keys()]) if (key.startsWith(prefix)) this.dropAppLock(key);
  }

  /** Rolls back whatever is open and lets every lock go. */
  releaseEverything(): void {
    this.leave('ROLLBACK');
    this.releaseOwned('');
  }
}
