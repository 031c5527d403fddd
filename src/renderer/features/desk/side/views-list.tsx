// The side bar's views with their counts, the sum of the chosen one, the job picker and what blocks most.
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { CallOutput } from '#shared/contract/contract.ts';
import type { View } from '#shared/domain/lifecycle/states.ts';
import { addAmounts, amountToText, parseAmount, zeroAmount } from '#shared/money/amount.ts';
import { useCall } from '../../../bridge/client-context.tsx';
import { viewWords } from '../../../bridge/status-words.ts';
import { AmountText } from '../../../kit/amount-text.tsx';
import { countWords } from '../../../kit/counts.ts';
import { MarkIcon } from '../../../kit/mark.tsx';
import { changeFilter, useDesk } from '../desk-store.ts';

const queue: readonly View[] = ['readyToExport', 'needsLook', 'returned', 'held', 'queued', 'failed', 'unsure'];
const done: readonly View[] = ['synced', 'rejected', 'archived', 'toBeEntered'];

type Views = CallOutput<'desk.views'>;

export function ViewsList(props: { readonly current: boolean; readonly onShow: () => void }) {
  const filter = useDesk((desk) => desk.filter);
  const views = useCall('desk.views', { jobId: filter.jobId });
  const show = (view: View) => {
    changeFilter({ view });
    props.onShow();
  };
  const item = (view: View) => (
    <ViewItem key={view} view={view} views={views.data} on={props.current && filter.view === view} onShow={show} />
  );
  return (
    <>
      <JobPicker views={views.data} jobId={filter.jobId} />
      <ul className="nav-list" aria-label="Queue">
        {queue.map(item)}
      </ul>
      <h2 className="nav-head">Done</h2>
      <ul className="nav-list" aria-label="Done">
        {done.map(item)}
      </ul>
    </>
  );
}

function ViewItem(props: {
  readonly view: View;
  readonly views: Views | undefined;
  readonly on: boolean;
  readonly onShow: (view: View) => void;
}) {
  const { view, views, on } = props;
  const look = viewWords[view];
  const total = totalOfView(view, views);
  return (
    <li>
      <button
        type="button"
        className={`nav-item${on ? ' nav-on' : ''}`}
        aria-current={on ? 'page' : undefined}
        onClick={() => props.onShow(view)}
      >
        <span className={total.count === 0 ? 'quiet' : `tone-${look.tone}`}>
          <MarkIcon mark={look.mark} />
        </span>
        <span className="nav-word">{look.word}</span>
        <span className="nav-count">{views === undefined ? '' : countWords(total.count)}</span>
        {on && total.count > 0 ? (
          <span className="nav-sum">
            <AmountText value={total.sum} />
          </span>
        ) : null}
      </button>
    </li>
  );
}

function totalOfView(view: View, views: Views | undefined): { readonly count: number; readonly sum: string } {
  let sum = zeroAmount;
  let total = 0;
  for (const entry of views?.views ?? []) {
    if (entry.view !== view) continue;
    const amount = parseAmount(entry.amount);
    if (amount.ok) sum = addAmounts(sum, amount.value);
    total += entry.count;
  }
  return { count: total, sum: amountToText(sum) };
}

function JobPicker(props: { readonly views: Views | undefined; readonly jobId: string | null }) {
  const jobs = props.views?.jobs ?? [];
  const chosen = jobs.find((job) => job.jobId === props.jobId) ?? null;
  return (
    <Autocomplete
      size="small"
      className="job-picker"
      options={jobs}
      value={chosen}
      getOptionKey={(job) => job.jobId}
      getOptionLabel={(job) => `${job.number} ${job.name}`.trim()}
      isOptionEqualToValue={(a, b) => a.jobId === b.jobId}
      onChange={(_, job) => changeFilter({ jobId: job?.jobId ?? null, parent: null })}
      renderOption={({ key, ...option }, job) => (
        <li key={key} {...option}>
          <span className="nav-word">{`${job.number} ${job.name}`.trim()}</span>
          <span className="nav-count">{countWords(job.count)}</span>
        </li>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label="Job"
          placeholder="All jobs"
          slotProps={{ ...params.slotProps, inputLabel: { ...params.slotProps.inputLabel, shrink: true } }}
        />
      )}
    />
  );
}
