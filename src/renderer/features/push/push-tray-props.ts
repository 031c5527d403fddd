// What the tray and its slip are told by the shell.
export type PushTrayProps = {
  readonly mayPush: boolean;
  readonly missing: string | null;
  /** A push that runs or ran: the tray then opens with its slip. */
  readonly pushId: string | null;
  readonly onStarted: (pushId: string | null) => void;
  readonly onClose: () => void;
  readonly onPrint: (() => void) | null;
};
