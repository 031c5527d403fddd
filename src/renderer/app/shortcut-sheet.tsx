// The sheet of all keys, by group.
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { allCommands } from '../kit/commands.ts';
import { KeyCap } from '../kit/key-cap.tsx';

export function ShortcutSheet(props: { readonly onClose: () => void }) {
  const heading = useId();
  const commands = allCommands().filter((command) => command.keys !== undefined);
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Dialog open onClose={props.onClose} maxWidth="md" fullWidth aria-labelledby={heading}>
      <DialogTitle id={heading}>Shortcuts</DialogTitle>
      <DialogContent className="sheet">
        {groups.map((group) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group)
                .map((command) => (
                  <div key={command.id}>
                    <dt>{command.label}</dt>
                    <dd>
                      {command.keys?.map((key) => (
                        <span key={key}>
                          <KeyCap keys={key} />
                          <span className="sr-only">{key}</span>
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <p className="quiet">
          Single keys act while the focus is in a grid's rows or the comparison, never in a text field.
        </p>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={props.onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
