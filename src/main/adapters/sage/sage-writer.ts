// SageWriter over the writing login: one transaction on the server for one document, tried again when it lost a lock.
import { type AppError, appError } from '#shared/result/app-error.ts';
import { err } from '#shared/result/result.ts';
import type { ClockPort } from '../../core/ports/clock.ts';
import type { SageWriter } from '../../core/ports/sage.ts';
import { attemptDocumentWrite } from './attempt-document-write.ts';
import { checkDocumentWrite } from './check-document-write.ts';
import { allDocuments } from './documents/all-documents.ts';
import type { SagePool } from './sage-pool.ts';

const tries = 3;
const pauseMs = 400;

export type WriterDeps = {
  readonly clock: ClockPort;
  /** In [0, 1), so that two desks do not meet again. */
  readonly random: () => number;
  readonly lockTimeoutMs: number;
};

export function createSageWriter(pool: SagePool, deps: WriterDeps): SageWriter {
  return {
    close: () => pool.close(),
    async write(kind, write) {
      const refused: AppError | null = checkDocumentWrite(allDocuments[kind], write);
      if (refused !== null) return err(refused);
      for (let attempt = 1; ; attempt += 1) {
        const end = await attemptDocumentWrite(pool, { kind, write }, deps.lockTimeoutMs);
        if (!end.again || attempt === tries) return end.result;
        await deps.clock.sleep(pauseMs * (attempt - 1 + deps.random()), write.signal);
        if (write.signal?.aborted === true) return err(appError('CALL_CANCELLED'));
      }
    },
  };
}
