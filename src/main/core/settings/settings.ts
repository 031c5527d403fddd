// Settings: a closed list with defaults, kept as JSON by name.
import { defaultSettings, type SettingName, type Settings, settingSchemas } from '#shared/contract/settings.ts';
import type { ReadHandle, WriteHandle } from '../ports/store.ts';

const names = Object.keys(settingSchemas) as readonly SettingName[];

export function readSettings(read: ReadHandle): Settings {
  const stored = names.flatMap((name) => {
    const text = read.own.setting(name);
    const parsed = text === null ? null : settingSchemas[name].safeParse(JSON.parse(text));
    // A value of an older version that no longer fits falls back to its default instead of stopping the desk.
    return parsed?.success ? [[name, parsed.data] as const] : [];
  });
  return { ...defaultSettings, ...Object.fromEntries(stored) };
}

export function writeSettings(
  write: WriteHandle,
  change: { readonly [N in keyof Settings]?: Settings[N] | undefined },
): Settings {
  for (const [name, value] of Object.entries(change)) {
    if (value !== undefined) write.own.setSetting(name, JSON.stringify(value));
  }
  return readSettings(write);
}
