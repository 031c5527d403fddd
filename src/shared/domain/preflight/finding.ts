// What a check found: level, words, evidence and the fix it offers.

/** blocked: it cannot be exported. warning: it can, look first. passed: said so that nobody wonders. */
export type Level = 'blocked' | 'warning' | 'passed';
export type Light = 'ready' | 'warning' | 'blocked';

export type Fix =
  /** Key another value in this field. */
  | { readonly action: 'key'; readonly field: KeyedField; readonly label: string; readonly proposal: string | null }
  | { readonly action: 'reject'; readonly label: string; readonly reason: string }
  | { readonly action: 'refresh'; readonly label: string }
  | {
      readonly action: 'open';
      readonly label: string;
      readonly screen: 'companies' | 'jobs' | 'costCodes' | 'settings';
    }
  | { readonly action: 'sage'; readonly label: string; readonly screen: string };

/** Fields an accountant keys before accepting. */
export type KeyedField = 'number' | 'title';

export type Finding = {
  /** Stable name of the rule, e.g. 'vendor.notLinked'. */
  readonly rule: string;
  readonly level: Level;
  readonly words: string;
  readonly evidence: string | null;
  readonly fix: Fix | null;
  /** Groups failures of one root cause, e.g. 'company/5512'. */
  readonly cause: string | null;
};

export function lightOf(findings: readonly Finding[]): Light {
  if (findings.some((finding) => finding.level === 'blocked')) return 'blocked';
  return findings.some((finding) => finding.level === 'warning') ? 'warning' : 'ready';
}
