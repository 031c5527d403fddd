// The event hub: everyone hears, a listener's bug stays its own.
import { describe, expect, it } from 'vitest';
import { createEventHub } from '../../../src/main/rpc/event-hub.ts';

describe('the event hub', () => {
  it('tells every listener and forgets who left, even in the middle of an event', () => {
    const hub = createEventHub();
    const heard: string[] = [];
    const leave = hub.subscribe((event) => {
      heard.push(`a ${event}`);
      leave();
    });
    hub.subscribe((event, body) => heard.push(`b ${event} ${JSON.stringify(body)}`));
    hub.emit('push.finished', { pushId: '1' });
    hub.emit('push.finished', { pushId: '2' });
    expect(heard).toEqual(['a push.finished', 'b push.finished {"pushId":"1"}', 'b push.finished {"pushId":"2"}']);
  });

  it('counts one function that listens twice as two', () => {
    const hub = createEventHub();
    let heard = 0;
    const listener = () => void heard++;
    const leave = hub.subscribe(listener);
    hub.subscribe(listener);
    hub.emit('push.finished', { pushId: '1' });
    leave();
    leave();
    hub.emit('push.finished', { pushId: '2' });
    expect(heard).toBe(3);
  });

  it('tells the others when one listener breaks', () => {
    const bugs: unknown[] = [];
    const hub = createEventHub((bug) => bugs.push(bug));
    const heard: string[] = [];
    hub.subscribe(() => {
      throw new Error('broke');
    });
    hub.subscribe((event) => heard.push(event));
    hub.emit('push.finished', { pushId: '1' });
    expect(heard).toEqual(['push.finished']);
    expect(bugs).toHaveLength(1);
  });
});
