// door.json: where a running host is found, and by whom.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDoor, removeDoorFile, writeDoorFile } from '../../../src/main/hosts/node/door-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tieout-door-file-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const door = { url: 'http://127.0.0.1:1/', token: 't', pid: process.pid };

describe('door.json', () => {
  it('is found while its process lives, and gone after its removal', () => {
    writeDoorFile(folder, door);
    expect(findDoor(folder)).toEqual(door);
    removeDoorFile(folder);
    expect(existsSync(join(folder, 'door.json'))).toBe(false);
    expect(findDoor(folder)).toBeNull();
  });

  it('can be read by its user only', () => {
    writeFileSync(join(folder, 'door.json'), '{}', { mode: 0o644 });
    writeDoorFile(folder, door);
    expect(statSync(join(folder, 'door.json')).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
  });

  it('of a process that ended leads nowhere', () => {
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeDoorFile(folder, { ...door, pid });
    expect(findDoor(folder)).toBeNull();
  });

  it('of another process is left alone', () => {
    writeDoorFile(folder, { ...door, pid: process.ppid });
    removeDoorFile(folder);
    expect(existsSync(join(folder, 'door.json'))).toBe(true);
  });

  it.each(['', '{', '{"url":1}', 'null'])('with "%s" in it leads nowhere', (text) => {
    writeFileSync(join(folder, 'door.json'), text);
    expect(findDoor(folder)).toBeNull();
  });
});
