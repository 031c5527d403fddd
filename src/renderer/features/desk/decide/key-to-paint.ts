// Measures from the key press until its row is painted; the bench reads 'tieout:key-to-paint'.

let pressedAt: number | null = null;

/** Does what a key press asked for; what is measured meanwhile counts from the time stamp of its event. */
export function whileKeyPress(timeStamp: number, work: () => void): void {
  pressedAt = timeStamp;
  work();
  pressedAt = null;
}

/** Starts now, or at the noted key press; the returned function is called once the row has been changed. */
export function measureKeyToPaint(): () => void {
  const start = pressedAt ?? performance.now();
  performance.mark('tieout:key', { startTime: start });
  return () => {
    afterPaint(() => {
      performance.mark('tieout:painted');
      performance.measure('tieout:key-to-paint', { start, end: performance.now() });
    });
  };
}

/** After the next frame has been painted: the second of two frames begins when the first is on screen. */
export function afterPaint(work: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(work));
}
