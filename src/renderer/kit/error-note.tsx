// An error where it happens: what, how to fix it, and a button that does it.
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';

export type ErrorWords = { readonly what: string; readonly fix: string };

export function ErrorNote(props: {
  readonly words: ErrorWords;
  readonly severity?: 'error' | 'warning' | 'info';
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  readonly onClose?: (() => void) | undefined;
  readonly children?: ReactNode;
}) {
  const { action, onClose } = props;
  return (
    <Alert
      severity={props.severity ?? 'error'}
      variant="outlined"
      className="error-note"
      {...(onClose === undefined ? {} : { onClose })}
      action={action === undefined ? undefined : <Button onClick={action.run}>{action.label}</Button>}
    >
      <strong>{props.words.what}</strong> <span>{props.words.fix}</span>
      {props.children}
    </Alert>
  );
}
