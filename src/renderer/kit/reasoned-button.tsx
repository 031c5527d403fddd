// A button that stays reachable while it cannot act, and says why: in its tooltip and to a screen reader.
import Button from '@mui/material/Button';
import Tooltip from '@mui/material/Tooltip';
import { useId } from 'react';
import { KeyCap } from './key-cap.tsx';

export function ReasonedButton(props: {
  readonly label: string;
  readonly keys?: string;
  readonly primary?: boolean;
  readonly because: string | null;
  readonly onClick: () => void;
}) {
  const { because } = props;
  const described = useId();
  return (
    <Tooltip title={because ?? ''} describeChild>
      <span className="reasoned">
        <Button
          variant={props.primary === true && because === null ? 'contained' : 'outlined'}
          color={props.primary === true && because === null ? 'primary' : 'inherit'}
          aria-keyshortcuts={props.keys?.replace('⌃', 'Control+')}
          aria-disabled={because !== null}
          aria-description={because ?? undefined}
          aria-describedby={because === null ? undefined : described}
          className={because === null ? undefined : 'is-disabled'}
          onClick={because === null ? props.onClick : undefined}
        >
          {props.label}
          {props.keys === undefined ? null : <KeyCap keys={props.keys} />}
        </Button>
        {because === null ? null : (
          <span id={described} className="sr-only">
            {because}
          </span>
        )}
      </span>
    </Tooltip>
  );
}
