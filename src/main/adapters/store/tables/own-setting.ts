// own_setting: settings of this data folder, by name.
import type { OwnRead, OwnWrite } from '../../../core/ports/own.ts';
import { assertWriting, type ReadConnection, type WriteConnection } from '../connection.ts';

export function readOwnSettings(connection: ReadConnection): Pick<OwnRead, 'setting'> {
  const byName = connection.prepare<[string], string>('SELECT value FROM own_setting WHERE name = ?').pluck();
  return { setting: (name) => byName.get(name) ?? null };
}

export function writeOwnSettings(connection: WriteConnection): Pick<OwnWrite, 'setSetting'> {
  const put = connection.prepare<[string, string], never>(
    `INSERT INTO own_setting (name, value) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  );
  return {
    setSetting(name, value) {
      assertWriting(connection);
      put.run(name, value);
    },
  };
}
