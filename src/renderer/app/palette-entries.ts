// What the palette finds besides commands: jobs by number and name, and a search of the grids.
import { useCallback } from 'react';
import { useCall } from '../bridge/client-context.tsx';
import { changeFilter } from '../features/desk/desk-store.ts';
import type { PaletteEntry } from './palette.tsx';

export function usePaletteEntries(onShowDesk: () => void): (text: string) => readonly PaletteEntry[] {
  const views = useCall('desk.views', { jobId: null });
  const jobs = views.data?.jobs;
  return useCallback(
    (text) => {
      const wanted = text.trim();
      if (wanted === '') return [];
      const lower = wanted.toLowerCase();
      const found = (jobs ?? []).filter((job) => `${job.number} ${job.name}`.toLowerCase().includes(lower)).slice(0, 8);
      const show = (change: Parameters<typeof changeFilter>[0]) => () => {
        onShowDesk();
        changeFilter(change);
      };
      return [
        ...found.map((job) => ({
          id: `job ${job.jobId}`,
          label: `Job ${job.number} ${job.name}`,
          group: `${job.count} documents`,
          run: show({ jobId: job.jobId, parent: null }),
        })),
        {
          id: 'find',
          label: `Find “${wanted}” in the grids`,
          group: 'Search',
          run: show({ find: wanted, parent: null }),
        },
      ];
    },
    [jobs, onShowDesk],
  );
}
