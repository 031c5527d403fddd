// What the core tells, put where the screens look for it: fresh queries, progress, connections.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import type { EventBody } from '#shared/contract/events.ts';
import { callKey, useClient, useCoreEvent } from '../bridge/client-context.tsx';

type Progress = EventBody<'progress.moved'>;
export const useProgress = create<{ readonly running: readonly Progress[] }>(() => ({ running: [] }));

/** Asked again once for a quick run of changes. */
const counted = ['desk.views', 'push.plan', 'push.dryRun', 'journal.page', 'journal.verify'];

export function useCoreNews(): void {
  const client = useClient();
  const queries = useQueryClient();
  const tally = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stale = (name: string) => void queries.invalidateQueries({ queryKey: [name] });
  useCoreEvent('records.changed', ({ ids }) => {
    clearTimeout(tally.current);
    tally.current = setTimeout(() => counted.forEach(stale), 120);
    if (ids === null || ids.length > 50) {
      stale('desk.document');
      stale('desk.compare');
      return;
    }
    for (const id of ids) {
      void queries.invalidateQueries({ queryKey: callKey('desk.document', { id }) });
      void queries.invalidateQueries({ queryKey: callKey('desk.compare', { id }) });
    }
  });
  useCoreEvent('progress.moved', (news) => {
    useProgress.setState(({ running }) => {
      const others = running.filter((item) => item.id !== news.id || item.task !== news.task);
      return { running: news.finished ? others : [...others, news] };
    });
    if (news.finished) stale('session.info');
  });
  useCoreEvent('connection.changed', () => stale('session.info'));
  useCoreEvent('push.finished', () => {
    stale('push.slip');
    stale('session.info');
  });
  useEffect(
    () =>
      client.onPhase((phase) => {
        if (phase !== 'open') return;
        useProgress.setState({ running: [] });
        void queries.invalidateQueries();
      }),
    [client, queries],
  );
}
