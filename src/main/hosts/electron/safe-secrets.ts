// Secrets under the system's keychain: kept in a file, encrypted with a key that the system holds.
import type { SafeStorage } from 'electron';
import type { SecretsPort } from '../../core/ports/host.ts';

type Keychain = Pick<SafeStorage, 'encryptStringAsync' | 'decryptStringAsync'>;

/** `file` holds the encrypted text. A secret that can no longer be decrypted is as good as none: it is asked for anew. */
export function createSafeSecrets(keychain: Keychain, file: SecretsPort, onLost: (name: string) => void): SecretsPort {
  async function set(name: string, value: string): Promise<void> {
    const encrypted = await keychain.encryptStringAsync(value);
    await file.set(name, encrypted.toString('base64'));
  }

  return {
    async get(name) {
      const stored = await file.get(name);
      if (stored === null) return null;
      try {
        const { result, shouldReEncrypt } = await keychain.decryptStringAsync(Buffer.from(stored, 'base64'));
        // The system has a newer key.
        if (shouldReEncrypt) await set(name, result);
        return result;
      } catch {
        onLost(name);
        return null;
      }
    },
    set,
    remove: (name) => file.remove(name),
  };
}
