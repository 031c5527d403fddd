// The local database as the core sees it. Reading and writing are different handles.
import type { AppError } from '#shared/result/app-error.ts';
import type { DeskIndexRead, DeskIndexWrite } from './desk-index.ts';
import type { MirrorRead, MirrorWrite } from './mirror.ts';
import type { OwnRead, OwnWrite } from './own.ts';

export type ReadHandle = { readonly mirror: MirrorRead; readonly own: OwnRead; readonly desk: DeskIndexRead };
export type WriteHandle = { readonly mirror: MirrorWrite; readonly own: OwnWrite; readonly desk: DeskIndexWrite };

/** Thrown by `read` and `write` when the disk fails under them: the work was rolled back, and the error says why. */
export class StoreFailed extends Error {
  override readonly name = 'StoreFailed';
  readonly error: AppError;

  constructor(error: AppError) {
    super(error.code);
    this.error = error;
  }
}

export interface StorePort {
  /** One consistent view; synchronous. */
  read<T>(work: (read: ReadHandle) => T): T;
  /**
   * One database transaction, durable when it returns (synchronous=FULL). Synchronous on purpose: it cannot await the
   * network. Rolls back when `work` throws. Nesting is a bug.
   */
  write<T>(work: (write: WriteHandle) => T): T;
  close(): void;
}
