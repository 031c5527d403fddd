// A client end for tests: sends frames as they are and keeps what comes back.
import type { ClientFrame, CoreFrame, Transport } from '#shared/contract/frames.ts';
import { contractVersion } from '#shared/contract/version.ts';

type Done = Extract<CoreFrame, { frame: 'done' }>;

export type LineClient = {
  readonly frames: CoreFrame[];
  readonly closed: Promise<void>;
  readonly post: (frame: ClientFrame) => void;
  readonly postText: (text: string) => void;
  /** The first frame that fits, now or later. */
  readonly wait: <F extends CoreFrame>(fits: (frame: CoreFrame) => frame is F) => Promise<F>;
  /** Says hello with our version and waits for the answer. */
  readonly greet: () => Promise<void>;
  readonly call: (call: string, input?: unknown, id?: number) => Promise<Done['answer']>;
  readonly close: () => void;
};

export function createLineClient(transport: Transport): LineClient {
  const frames: CoreFrame[] = [];
  const waiting = new Set<() => void>();
  let nextId = 1000;
  transport.onText((text) => {
    frames.push(JSON.parse(text) as CoreFrame);
    for (const look of [...waiting]) look();
  });
  const closed = new Promise<void>((resolve) => transport.onClose(resolve));
  const post = (frame: ClientFrame) => transport.send(JSON.stringify(frame));

  function wait<F extends CoreFrame>(fits: (frame: CoreFrame) => frame is F): Promise<F> {
    return new Promise((resolve) => {
      const look = () => {
        const found = frames.find(fits);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  }

  return {
    frames,
    closed,
    post,
    postText: (text) => transport.send(text),
    wait,
    async greet() {
      post({ frame: 'hello', contract: contractVersion });
      await wait((frame) => frame.frame === 'hello');
    },
    async call(call, input = {}, id = nextId++) {
      post({ frame: 'call', id, call, input });
      return (await wait((frame): frame is Done => frame.frame === 'done' && frame.id === id)).answer;
    },
    close: () => transport.close(),
  };
}
