// Listens to the keys of the whole window and runs the command that wants them.
import { useEffect } from 'react';
import { whileKeyPress } from '../features/desk/decide/key-to-paint.ts';
import { allCommands } from '../kit/commands.ts';
import { keyName, mayAct, placeOf } from '../kit/key-map.ts';

export function useKeyboard(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return;
      const key = keyName(event);
      const place = placeOf(event.target instanceof Element ? event.target : null);
      const command = allCommands().find((item) => item.keys?.includes(key) === true && mayAct(item.scope, key, place));
      if (command === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      whileKeyPress(event.timeStamp, command.run);
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, []);
}
