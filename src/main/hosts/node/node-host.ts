// What plain Node lends to the core.
import { join } from 'node:path';
import { createFileSecrets } from '../../adapters/system/create-file-secrets.ts';
import type { Config } from '../../config.ts';
import type { HostPort } from '../../core/ports/host.ts';
import { openLink } from './open-link.ts';

export function createNodeHost(config: Pick<Config, 'dataDir' | 'version' | 'person'>): HostPort {
  return {
    name: 'node',
    version: config.version,
    dataDir: config.dataDir,
    person: config.person,
    capabilities: { openLink: true, chooseFile: false, print: true, keychain: false },
    secrets: createFileSecrets(join(config.dataDir, 'secrets')),
    openLink: (url) => openLink(url),
  };
}
