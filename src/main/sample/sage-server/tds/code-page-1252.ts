// (var)char on the wire: Windows code page 1252, the code page of SQL_Latin1_General_CP1_CI_AS.
import type { Buffer } from 'node:buffer';
import type { ByteSink } from './byte-sink.ts';

const HIGH = '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f'.concat(
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178',
);
const HIGH_BYTES = new Map(Array.from(HIGH, (character, index) => [character.charCodeAt(0), 0x80 + index]));
const QUESTION_MARK = 0x3f;

/** Writes `text`, one byte a character; what the code page lacks becomes '?', as SQL Server stores it. */
export const writeCodePage1252 = (sink: ByteSink, text: string): void => {
  let at = sink.reserve(text.length);
  const buffer = sink.buffer;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    buffer[at] = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : (HIGH_BYTES.get(code) ?? QUESTION_MARK);
    at += 1;
  }
};

export const readCodePage1252 = (bytes: Buffer): string => {
  const text = bytes.toString('latin1');
  return text.replace(/[\u0080-\u009f]/g, (character) => HIGH.charAt(character.charCodeAt(0) - 0x80));
};
