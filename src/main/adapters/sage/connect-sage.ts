// Opens the way to one Sage company: a reader and a writer, each with its own login and its own connections.
import type { ClockPort } from '../../core/ports/clock.ts';
import type { IdsPort } from '../../core/ports/ids.ts';
import type { LogPort } from '../../core/ports/log.ts';
import type { SageReader, SageWriter } from '../../core/ports/sage.ts';
import { defaults, type SageConfig } from './sage-config.ts';
import { createSagePool } from './sage-pool.ts';
import { createSageReader } from './sage-reader.ts';
import { createSageWriter } from './sage-writer.ts';

export type SageDeps = {
  readonly log: LogPort;
  readonly clock: ClockPort;
  readonly ids?: Pick<IdsPort, 'random'>;
};

export type SageConnection = {
  readonly reader: SageReader;
  readonly writer: SageWriter;
  close(): Promise<void>;
};

/** Nothing is opened before the first question. */
export function connectSage(config: SageConfig, deps: SageDeps): SageConnection {
  const reader = createSagePool(config, { login: config.reader, forWriting: false, log: deps.log });
  const writer = createSagePool(config, { login: config.writer, forWriting: true, log: deps.log });
  return {
    reader: createSageReader({ reader, writer }),
    writer: createSageWriter(writer, {
      clock: deps.clock,
      random: deps.ids?.random ?? Math.random,
      lockTimeoutMs: config.lockTimeoutMs ?? defaults.lockTimeoutMs,
    }),
    async close() {
      await Promise.all([reader.close(), writer.close()]);
    },
  };
}
