// The drawer under the grids: the focused row on both sides, its checks, its history, and what can be done.
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useDeferredValue, useState } from 'react';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { DeskRow } from '#shared/contract/desk.ts';
import { kinds } from '#shared/domain/kinds.ts';
import { describeError } from '#shared/result/app-error.ts';
import { useCall } from '../../../bridge/client-context.tsx';
import { statusOfRow } from '../../../bridge/status-words.ts';
import { AmountText } from '../../../kit/amount-text.tsx';
import { clockWords, dayWords } from '../../../kit/dates.ts';
import { ErrorNote } from '../../../kit/error-note.tsx';
import { StatusMark } from '../../../kit/mark.tsx';
import { ScrollRegion } from '../../../kit/scroll-region.tsx';
import { useDeskHouse } from '../desk-context.tsx';
import { useDesk } from '../desk-store.ts';
import { totalOf } from '../grid/selection-sum.ts';
import { ActionBar } from './action-bar.tsx';
import { Checks } from './checks.tsx';
import type { Compared } from './field-value.tsx';
import { HeaderFields } from './header-fields.tsx';
import { History } from './history.tsx';
import { LineTable } from './line-table.tsx';

const none: readonly DeskRow[] = [];

export function CompareDrawer() {
  const focused = useDesk((desk) => desk.focused);
  const selected = useDesk((desk) => desk.selection[desk.family] ?? none);
  // The row itself changes first; what stands beside it may follow a frame later.
  const row = useDeferredValue(focused);
  const rows = useDeferredValue(selected.length > 0 ? selected : focused === null ? none : [focused]);
  if (row === null) {
    return (
      <section className="drawer drawer-empty" aria-label="Comparison" data-keys="drawer">
        <p>Choose a row to see what Procore sent beside what Sage has or will have.</p>
      </section>
    );
  }
  return <DrawerOf row={row} rows={rows} />;
}

function DrawerOf(props: { readonly row: DeskRow; readonly rows: readonly DeskRow[] }) {
  const { row, rows } = props;
  const document = useCall('desk.document', { id: row.id });
  const compared = useCall('desk.compare', { id: row.id });
  const failed = compared.error ?? document.error;
  return (
    <section className="drawer" aria-label="Comparison" data-keys="drawer">
      <DrawerTitle row={row} rows={rows} document={document.data} />
      <Errors row={row} />
      <div className="drawer-body">
        <ScrollRegion className="sides" label={`${row.number} on both sides`}>
          {failed === null ? null : (
            <ErrorNote
              words={describeError(failed.error)}
              action={{ label: 'Try again', run: () => void Promise.all([document.refetch(), compared.refetch()]) }}
            />
          )}
          {compared.data === undefined ? null : <Sides row={row} compared={compared.data} document={document.data} />}
        </ScrollRegion>
        <Aside row={row} document={document.data} />
      </div>
    </section>
  );
}

function DrawerTitle(props: {
  readonly row: DeskRow;
  readonly rows: readonly DeskRow[];
  readonly document: CallOutput<'desk.document'> | undefined;
}) {
  const { row, rows, document } = props;
  const status = statusOfRow(row);
  const total = totalOf(rows);
  return (
    <header className="drawer-title">
      <h2>
        {row.number} <span>{row.title}</span>
      </h2>
      <StatusMark {...status} />
      {document?.holdUntil == null ? null : <span className="quiet">until {dayWords(document.holdUntil)}</span>}
      {document?.reason == null ? null : <span className="quiet drawer-reason">“{document.reason}”</span>}
      {rows.length < 2 ? null : (
        <span className="chosen">
          {rows.length} chosen, <AmountText value={total.sum} strong exact />
        </span>
      )}
      <ActionBar rows={rows} document={document} />
    </header>
  );
}

function Errors(props: { readonly row: DeskRow }) {
  const { session } = useDeskHouse();
  const errors = useDesk((desk) => desk.errors);
  const own = errors.get(props.row.id);
  const stored = props.row.error;
  const others = [...errors].filter(([id]) => id !== props.row.id);
  const first = others[0];
  return (
    <>
      {own === undefined ? null : (
        <ErrorNote words={describeError(own.error)} onClose={() => session.forgive([props.row.id])} />
      )}
      {stored === null || own !== undefined ? null : <ErrorNote words={describeError(stored)} />}
      {first === undefined ? null : (
        <ErrorNote
          severity="warning"
          words={{
            what:
              others.length === 1
                ? `${first[1].name} was not changed.`
                : `${others.length} documents were not changed.`,
            fix: describeError(first[1].error).what,
          }}
          onClose={() => session.forgive(others.map(([id]) => id))}
        />
      )}
    </>
  );
}

const sageTitles = { willBe: 'Will be in Sage', is: 'Is in Sage', nothing: 'In Sage' } as const;

function Sides(props: {
  readonly row: DeskRow;
  readonly compared: Compared;
  readonly document: CallOutput<'desk.document'> | undefined;
}) {
  const { row, compared, document } = props;
  const kind = kinds[row.kind];
  const place = `${kind.sageScreen ?? ''} ${kind.name}s, job ${row.job}`.trim();
  const sent = [row.sentBy === '' ? '' : `by ${row.sentBy}`, asOf(compared.procoreAsOf)];
  const held = [place, document?.sageNumber ?? '', asOf(compared.sageAsOf)];
  return (
    <>
      <div className="side-heads">
        <h3 className="side-procore">
          Sent by Procore <span>{joined(sent)}</span>
        </h3>
        <h3 className="side-sage">
          {sageTitles[compared.sageShows]} <span>{joined(held)}</span>
        </h3>
      </div>
      <HeaderFields compared={compared} />
      <LineTable key={row.id} compared={compared} />
    </>
  );
}

function asOf(instant: string | null): string {
  return instant === null ? '' : `as of ${clockWords(instant)}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

function Aside(props: { readonly row: DeskRow; readonly document: CallOutput<'desk.document'> | undefined }) {
  const [tab, setTab] = useState<'checks' | 'history'>('checks');
  const { document } = props;
  return (
    <div className="drawer-aside">
      <ToggleButtonGroup
        exclusive
        size="small"
        value={tab}
        aria-label="Beside the comparison"
        onChange={(_, next: 'checks' | 'history' | null) => setTab(next ?? tab)}
      >
        <ToggleButton value="checks">Checks</ToggleButton>
        <ToggleButton value="history">History</ToggleButton>
      </ToggleButtonGroup>
      <ScrollRegion className="aside-body" label={tab === 'checks' ? 'What the checks found' : 'What happened'}>
        {document === undefined ? null : tab === 'checks' ? (
          <Checks document={document} row={props.row} />
        ) : (
          <History document={document} />
        )}
      </ScrollRegion>
    </div>
  );
}
