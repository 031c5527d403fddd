// Electron's messages as a line of text frames: one line for each page that is loaded.
import { maxFrameBytes, type Transport } from '#shared/contract/frames.ts';
import { lineChannels } from './line-channels.ts';

/** The part of a page's WebContents that a line needs. */
export type LineEnd = {
  send(channel: string, ...values: unknown[]): void;
  isDestroyed(): boolean;
  once(event: 'destroyed', listener: () => void): unknown;
  on(event: 'render-process-gone', listener: () => void): unknown;
};

export type IpcTransport = Transport & {
  /** A frame came from the page. */
  readonly receive: (text: string) => void;
  /** The page is gone. */
  readonly drop: () => void;
};

export function createIpcTransport(end: Pick<LineEnd, 'send' | 'isDestroyed'>): IpcTransport {
  const textListeners: ((text: string) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  let open = true;

  function drop(): void {
    if (!open) return;
    open = false;
    for (const listener of closeListeners) listener();
  }

  function close(): void {
    if (open && !end.isDestroyed()) end.send(lineChannels.closed);
    drop();
  }

  return {
    send(text) {
      if (open && !end.isDestroyed()) end.send(lineChannels.text, text);
    },
    onText: (listener) => void textListeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    close,
    receive(text) {
      if (!open) return;
      if (Buffer.byteLength(text) > maxFrameBytes) return close();
      for (const listener of textListeners) listener(text);
    },
    drop,
  };
}

type IpcEvent<End> = { readonly sender: End };
type Ipc<End> = {
  on(channel: string, listener: (event: IpcEvent<End>, ...values: unknown[]) => void): unknown;
};

export type LineRules<Event> = {
  /** Whether the message comes from our own page, in its main frame. */
  readonly isTrusted: (event: Event) => boolean;
  readonly serve: (transport: Transport) => void;
};

/** Messages of anyone else are dropped without an answer. */
export function serveLines<End extends LineEnd, Event extends IpcEvent<End>>(
  ipc: Ipc<End>,
  { isTrusted, serve }: LineRules<Event>,
): void {
  const lines = new Map<End, IpcTransport>();
  const known = new WeakSet<End>();

  function dropLine(end: End): void {
    lines.get(end)?.drop();
    lines.delete(end);
  }

  function openLine(end: End): IpcTransport {
    const line = createIpcTransport(end);
    lines.set(end, line);
    line.onClose(() => {
      if (lines.get(end) === line) lines.delete(end);
    });
    if (!known.has(end)) {
      known.add(end);
      end.once('destroyed', () => dropLine(end));
      end.on('render-process-gone', () => dropLine(end));
    }
    serve(line);
    return line;
  }

  ipc.on(lineChannels.opened, (event) => {
    if (isTrusted(event as Event)) dropLine(event.sender);
  });
  ipc.on(lineChannels.text, (event, text) => {
    if (!isTrusted(event as Event) || typeof text !== 'string') return;
    (lines.get(event.sender) ?? openLine(event.sender)).receive(text);
  });
}
