// The tokens as a MUI theme: flat, dense, no ripple, nothing capitalised.
import { createTheme, type Theme } from '@mui/material/styles';
import { fontFamily, type Mode, sizes, tokens } from './tokens.ts';

export function muiTheme(mode: Mode): Theme {
  const t = tokens[mode];
  const focusRing = { outline: `2px solid ${t.accent}`, outlineOffset: 1 };
  return createTheme({
    palette: {
      mode,
      primary: { main: t.accent, contrastText: t.onAccent },
      error: { main: t.blocked },
      warning: { main: t.warning },
      success: { main: t.ready },
      info: { main: t.accent },
      background: { default: t.canvas, paper: t.raised },
      text: { primary: t.text, secondary: t.muted },
      divider: t.border,
    },
    shape: { borderRadius: sizes.radius },
    spacing: 8,
    typography: {
      fontFamily,
      fontSize: 14,
      htmlFontSize: 16,
      button: { textTransform: 'none', fontWeight: 600, fontSize: '0.8125rem', letterSpacing: 0 },
      body1: { fontSize: '0.875rem' },
      body2: { fontSize: '0.8125rem' },
      h1: { fontSize: '1.25rem', fontWeight: 600 },
      h2: { fontSize: '0.875rem', fontWeight: 600 },
    },
    transitions: {
      duration: {
        shortest: 60,
        shorter: 80,
        short: 100,
        standard: 110,
        complex: 120,
        enteringScreen: 110,
        leavingScreen: 80,
      },
    },
    components: {
      MuiButtonBase: {
        defaultProps: { disableRipple: true },
        styleOverrides: { root: { '&.Mui-focusVisible, &:focus-visible': focusRing } },
      },
      MuiButton: {
        defaultProps: { disableElevation: true, size: 'small', variant: 'outlined', color: 'inherit' },
        styleOverrides: {
          root: {
            minWidth: 0,
            minHeight: 30,
            padding: '3px 10px',
            gap: 7,
            whiteSpace: 'nowrap',
            borderColor: t.border,
          },
          outlined: {
            backgroundColor: t.surface,
            '&:hover': { backgroundColor: t.hover, borderColor: t.borderStrong },
          },
        },
      },
      MuiIconButton: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: sizes.radius } } },
      MuiTextField: { defaultProps: { size: 'small' } },
      MuiInputBase: { styleOverrides: { root: { fontSize: '0.875rem' } } },
      MuiOutlinedInput: { styleOverrides: { notchedOutline: { borderColor: t.borderStrong } } },
      MuiDialog: {
        styleOverrides: { paper: { backgroundImage: 'none', border: `1px solid ${t.border}` } },
      },
      MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.125rem', fontWeight: 600, padding: '16px 20px 8px' } } },
      MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px' } } },
      MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px' } } },
      MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem', minHeight: 30 } } },
      MuiTooltip: {
        defaultProps: { enterDelay: 500, disableInteractive: true },
        styleOverrides: { tooltip: { fontSize: '0.75rem', backgroundColor: t.text, color: t.surface } },
      },
      MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' } } },
      MuiLinearProgress: { styleOverrides: { root: { height: 4, borderRadius: 2, backgroundColor: t.border } } },
    },
  });
}
