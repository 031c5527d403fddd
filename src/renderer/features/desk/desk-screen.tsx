// The desk: filters above, the four grids, and the drawer that compares both sides of the focused row.
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { GridFamily } from '#shared/domain/kinds.ts';
import { useCall, useClient, useCoreEvent } from '../../bridge/client-context.tsx';
import { CompareDrawer } from './compare/compare-drawer.tsx';
import { DeskSession } from './decide/desk-session.ts';
import { DeskBar } from './desk-bar.tsx';
import { useDeskCommands } from './desk-commands.ts';
import { DeskContext, type DeskHouse } from './desk-context.tsx';
import { useDesk } from './desk-store.ts';
import { DeskDialogs } from './dialogs/desk-dialogs.tsx';
import { DocumentPane } from './grid/document-pane.tsx';
import { familyTitles } from './grid/grid-columns.ts';
import { GridsArea } from './layout/grids-area.tsx';
import { changeLayout, useLayout } from './layout/layout-store.ts';

export type DeskScreenProps = Omit<DeskHouse, 'session'> & {
  readonly density: 'compact' | 'comfortable';
  readonly onDensity: (density: 'compact' | 'comfortable') => void;
};

export function DeskScreen(props: DeskScreenProps) {
  const client = useClient();
  const queries = useQueryClient();
  const session = useMemo(() => new DeskSession(client, queries), [client, queries]);
  const { missingRights, openTray, openSettings, refresh } = props;
  const house = useMemo(
    () => ({ session, missingRights, openTray, openSettings, refresh }),
    [session, missingRights, openTray, openSettings, refresh],
  );
  useFreshRows(session);
  // What was decided before a screen was left is forgotten with its grids; the rows come from the core again.
  useEffect(() => () => useDesk.setState({ focused: null, selection: {}, asking: null }), []);
  return (
    <DeskContext value={house}>
      <DeskBody {...props} />
      <DeskDialogs />
    </DeskContext>
  );
}

function DeskBody(props: DeskScreenProps) {
  useDeskCommands();
  const columns = useCall('desk.columns', {});
  const drawer = useLayout.getState().layout.drawer;
  const pane = (family: GridFamily) => {
    const facts = columns.data?.families.find((item) => item.family === family);
    const words = facts?.words ?? `${familyTitles[family]} are not brought over by this version yet.`;
    const live = columns.data === undefined ? (columns.isError ? true : null) : (facts?.live ?? false);
    return <DocumentPane family={family} live={live} words={words} density={props.density} />;
  };
  return (
    <main className="desk">
      <DeskBar density={props.density} onDensity={props.onDensity} />
      <Group
        orientation="vertical"
        className="desk-split"
        defaultLayout={{ grids: 100 - drawer, drawer }}
        onLayoutChanged={(layout, meta) => {
          if (meta.isUserInteraction) changeLayout({ drawer: Math.round(layout.drawer ?? drawer) });
        }}
      >
        <Panel id="grids" minSize={160}>
          <GridsArea pane={pane} />
        </Panel>
        <Separator className="split split-row" aria-label="Height of the comparison" />
        <Panel id="drawer" minSize={120} collapsible>
          <CompareDrawer />
        </Panel>
      </Group>
    </main>
  );
}

/** When the core says that documents changed, the loaded rows are asked for again; own decisions stand already. */
function useFreshRows(session: DeskSession): void {
  const client = useClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const reload = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      if (session.busy) reload();
      else for (const grid of session.grids.values()) grid.reload();
    }, 200);
  };
  useCoreEvent('records.changed', reload);
  useEffect(() => client.onPhase((phase) => phase === 'open' && reload()));
  useEffect(() => () => clearTimeout(timer.current), []);
}
