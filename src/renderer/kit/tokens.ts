// Every colour and size, once. The MUI theme, the grids' theme and the style sheets all read these.

export type Mode = 'light' | 'dark';

export type Tokens = {
  readonly canvas: string;
  readonly surface: string;
  readonly raised: string;
  readonly border: string;
  readonly borderStrong: string;
  readonly text: string;
  readonly muted: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly onAccent: string;
  readonly procore: string;
  readonly procoreSoft: string;
  readonly sage: string;
  readonly sageSoft: string;
  readonly ready: string;
  readonly readySoft: string;
  readonly warning: string;
  readonly warningSoft: string;
  readonly blocked: string;
  readonly blockedSoft: string;
  readonly unsure: string;
  readonly hover: string;
};

export const tokens: Record<Mode, Tokens> = {
  light: {
    canvas: '#F6F7F9',
    surface: '#FFFFFF',
    raised: '#FFFFFF',
    border: '#E2E6EB',
    borderStrong: '#7C8693',
    text: '#1A1F27',
    muted: '#56606E',
    accent: '#0F5C63',
    accentSoft: '#E3F0F1',
    onAccent: '#FFFFFF',
    procore: '#A64A0A',
    procoreSoft: '#FFF5EC',
    sage: '#0B6B3A',
    sageSoft: '#EEF8F1',
    ready: '#14693D',
    readySoft: '#E9F6EF',
    warning: '#805000',
    warningSoft: '#FFF3D9',
    blocked: '#AE241C',
    blockedSoft: '#FDECEA',
    unsure: '#6B3FA0',
    hover: '#F2F5F7',
  },
  dark: {
    canvas: '#101317',
    surface: '#171B21',
    raised: '#1D222A',
    border: '#2A313A',
    borderStrong: '#75808D',
    text: '#E7EAEE',
    muted: '#9BA6B3',
    accent: '#4FB3BA',
    accentSoft: '#163236',
    onAccent: '#07191B',
    procore: '#F0A36B',
    procoreSoft: '#2A2018',
    sage: '#69C693',
    sageSoft: '#16241C',
    ready: '#5CC48D',
    readySoft: '#14251C',
    warning: '#E0A94A',
    warningSoft: '#33290F',
    blocked: '#F2867E',
    blockedSoft: '#331C1B',
    unsure: '#B796E6',
    hover: '#1C2128',
  },
};

export const fontFamily = "'Inter Variable', 'Liberation Sans', Arial, sans-serif";
export const sizes = { header: 32, compactRow: 30, comfortableRow: 36, radius: 6 } as const;

/** The tokens as custom properties (`--t-accent` …), for the style sheets and the grids. */
export function customProperties(mode: Mode): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tokens[mode]).map(([name, value]) => [
      `--t-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      value,
    ]),
  );
}
