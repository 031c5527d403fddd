// Forgets what was fetched, and the rows of the grids that were worked out from it.
import type { MirrorWrite } from '../../../core/ports/mirror.ts';
import { assertWriting, type WriteConnection } from '../connection.ts';

const derived = [
  'mirror_record',
  'mirror_mark',
  'mirror_job_cost',
  'mirror_job_cost_mark',
  'desk_row',
  'desk_row_view',
] as const;

export function clearMirrors(connection: WriteConnection): Pick<MirrorWrite, 'clear'> {
  const statements = derived.map((table) => connection.prepare<[], never>(`DELETE FROM ${table}`));
  return {
    clear() {
      assertWriting(connection);
      for (const statement of statements) statement.run();
    },
  };
}
