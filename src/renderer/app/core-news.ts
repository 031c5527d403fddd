// What the core tells, put where the screens look for it: fresh queries, progress, connections.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { create } from 'zustand';
import type { EventBody } from '#shared/contract/events.ts';
import { callKey, useClient, useCoreEvent } from '../bridge/client-context.tsx';

type Progress = EventBody<'progress.moved'>;
export const useProgress = create<{ readonly running: readonly Progress[] }>(() => ({ running: [] }));

export function useCoreNews(): void {
  const client = useClient();
  const queries = useQueryClient();
  const stale = (name: string) => void queries.invalidateQueries({ queryKey: [name] });
  useCoreEvent('records.changed', ({ ids }) => {
    for (const name of ['desk.views', 'push.plan', 'push.dryRun', 'journal.page', 'journal.verify']) stale(name);
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
