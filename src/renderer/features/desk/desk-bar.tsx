// Above the grids: filter chips, how far the accountant is, how the grids stand, and how dense.
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import type { CallOutput } from '#shared/contract/contract.ts';
import { useCall } from '../../bridge/client-context.tsx';
import { viewWords } from '../../bridge/status-words.ts';
import { countWords } from '../../kit/counts.ts';
import { changeFilter, useDesk } from './desk-store.ts';
import { type Arrangement, arrangements } from './layout/desk-layout.ts';
import { changeLayout, useLayout } from './layout/layout-store.ts';

const arrangementWords: Readonly<Record<Arrangement, string>> = {
  '2x2': '2 × 2',
  '1x4': '1 × 4, one row',
  '4x1': '4 × 1, one column',
};

type Density = 'compact' | 'comfortable';

export function DeskBar(props: { readonly density: Density; readonly onDensity: (density: Density) => void }) {
  const filter = useDesk((desk) => desk.filter);
  const views = useCall('desk.views', { jobId: filter.jobId });
  const arrangement = useLayout((store) => store.layout.arrangement);
  const job = views.data?.jobs.find((item) => item.jobId === filter.jobId);
  return (
    <div className="desk-bar">
      <h1>{viewWords[filter.view].word}</h1>
      {filter.jobId === null ? null : (
        <FilterChip
          label={job === undefined ? 'One job' : `Job ${job.number} ${job.name}`}
          onClear={() => changeFilter({ jobId: null })}
        />
      )}
      {filter.parent === null ? null : (
        <FilterChip
          label={`Commitment ${filter.parent.number}`}
          onClear={() => useDesk.setState({ filter: { ...filter, parent: null } })}
        />
      )}
      {filter.find === '' ? null : (
        <FilterChip label={`Contains “${filter.find}”`} onClear={() => changeFilter({ find: '' })} />
      )}
      {views.data === undefined ? null : <Decided views={views.data} />}
      <span className="push-right" />
      <Select
        variant="standard"
        disableUnderline
        value={arrangement}
        inputProps={{ 'aria-label': 'Arrangement of the grids' }}
        onChange={(event) => changeLayout({ arrangement: event.target.value as Arrangement, maximised: null })}
      >
        {arrangements.map((name) => (
          <MenuItem key={name} value={name}>
            {arrangementWords[name]}
          </MenuItem>
        ))}
      </Select>
      <Select
        variant="standard"
        disableUnderline
        value={props.density}
        inputProps={{ 'aria-label': 'Density' }}
        onChange={(event) => props.onDensity(event.target.value as Density)}
      >
        <MenuItem value="compact">Compact</MenuItem>
        <MenuItem value="comfortable">Comfortable</MenuItem>
      </Select>
    </div>
  );
}

function FilterChip(props: { readonly label: string; readonly onClear: () => void }) {
  return (
    <Chip
      size="small"
      className="filter-chip"
      label={props.label}
      onDelete={props.onClear}
      onClick={props.onClear}
      aria-label={`${props.label}, remove this filter`}
    />
  );
}

function Decided(props: { readonly views: CallOutput<'desk.views'> }) {
  const { decided, undecided } = props.views;
  if (decided + undecided === 0) return null;
  return (
    <span className="quiet" role="status">
      {countWords(decided)} of {countWords(decided + undecided)} decided
    </span>
  );
}
