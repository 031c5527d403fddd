// Fans one event out to every line that listens.
import type { EventBody, EventName } from '#shared/contract/events.ts';
import type { EmitEvent } from '../core/core.ts';

export type EventListener = (event: EventName, body: unknown) => void;

export type EventHub = {
  readonly emit: EmitEvent;
  /** Returns how to stop listening. */
  readonly subscribe: (listener: EventListener) => () => void;
};

/** A listener that throws is a bug of that listener: `onBug` hears of it, the others still hear the event. */
export function createEventHub(onBug: (bug: unknown) => void = rethrowLater): EventHub {
  const listeners = new Set<EventListener>();
  return {
    emit<N extends EventName>(event: N, body: EventBody<N>) {
      for (const listener of [...listeners]) {
        try {
          listener(event, body);
        } catch (bug) {
          onBug(bug);
        }
      }
    },
    subscribe(listener) {
      const own: EventListener = (event, body) => listener(event, body);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

function rethrowLater(bug: unknown): void {
  queueMicrotask(() => {
    throw bug;
  });
}
