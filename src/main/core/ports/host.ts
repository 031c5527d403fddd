// What a host lends to the core: abilities, not branches.
import type { Result } from '#shared/result/result.ts';

export type HostCapabilities = {
  readonly openLink: boolean;
  readonly chooseFile: boolean;
  readonly print: boolean;
  /** Secrets are kept by the system's keychain; otherwise in a file only this user can read. */
  readonly keychain: boolean;
};

export interface SecretsPort {
  get(name: string): Promise<string | null>;
  /** Durable when it resolves. */
  set(name: string, value: string): Promise<void>;
  remove(name: string): Promise<void>;
}

export interface HostPort {
  readonly name: 'electron' | 'node';
  readonly version: string;
  readonly dataDir: string;
  /** The person at this desk: written into Sage's usrnme, shown in the journal. */
  readonly person: string;
  readonly capabilities: HostCapabilities;
  readonly secrets: SecretsPort;
  openLink(url: string): Promise<Result<undefined>>;
}
