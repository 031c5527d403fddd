// Gives the parts of the desk their session and what the shell lends: opening the tray, going to a screen.
import { createContext, useContext } from 'react';
import { required } from '#shared/result/assert.ts';
import type { DeskSession } from './decide/desk-session.ts';

export type DeskHouse = {
  readonly session: DeskSession;
  readonly missingRights: Readonly<Record<string, string>>;
  readonly openTray: () => void;
  readonly openSettings: () => void;
  readonly refresh: () => void;
};

export const DeskContext = createContext<DeskHouse | null>(null);

export function useDeskHouse(): DeskHouse {
  return required(useContext(DeskContext), 'the desk');
}
