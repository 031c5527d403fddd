// Identities and digests.

export interface IdsPort {
  /** Time-ordered, lower case. */
  uuidV7(): string;
  /** RFC 9562 version 5, lower case: the same name gives the same id on every desk, for ever. */
  uuidV5(namespace: string, name: string): string;
  /** Hex. */
  sha256(text: string): string;
  /** Random number in [0, 1), for jitter only. */
  random(): number;
}
