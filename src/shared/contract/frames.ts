// What travels on a transport: JSON text, one frame at a time, the same on both lines.
import { z } from 'zod';
import { errorSchema } from './values.ts';

/** Larger frames are refused on both ends (FRAME_TOO_LARGE). */
export const maxFrameBytes = 16 * 1024 * 1024;

export const clientFrameSchema = z.discriminatedUnion('frame', [
  z.object({ frame: z.literal('hello'), contract: z.string() }),
  z.object({ frame: z.literal('call'), id: z.number().int(), call: z.string(), input: z.unknown() }),
  z.object({ frame: z.literal('cancel'), id: z.number().int() }),
]);
export type ClientFrame = z.infer<typeof clientFrameSchema>;

export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: errorSchema }),
]);

export const coreFrameSchema = z.discriminatedUnion('frame', [
  z.object({ frame: z.literal('hello'), contract: z.string() }),
  z.object({ frame: z.literal('done'), id: z.number().int(), answer: answerSchema }),
  z.object({ frame: z.literal('event'), event: z.string(), body: z.unknown() }),
]);
export type CoreFrame = z.infer<typeof coreFrameSchema>;

/** A line that carries text both ways. Whoever owns it closes it. */
export interface Transport {
  send(text: string): void;
  onText(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}
