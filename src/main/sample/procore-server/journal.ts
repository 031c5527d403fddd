// What happened on the API port: every request with its answer, unknown routes, and the fault that was played.
import type { Answer, ApiRequest } from './http-exchange.ts';

export type JournalEntry = {
  seq: number;
  at: string;
  requestId: string;
  method: string;
  /** Path with query. */
  url: string;
  requestText: string;
  /** What was prepared, even if a fault kept it from arriving. */
  status: number;
  answerText: string;
  fault: string | null;
  unknownRoute: boolean;
};

export type Journal = {
  add(
    request: ApiRequest,
    answer: Answer,
    notes: Pick<JournalEntry, 'at' | 'requestId' | 'fault' | 'unknownRoute'>,
  ): void;
  entries(): JournalEntry[];
  clear(): void;
};

const maxEntries = 5000;
const maxText = 16_384;
const secretFields = /("?(?:client_secret|refresh_token|access_token|code|token)"?\s*[=:]\s*"?)[^"&\s,}]+/g;

const codes = /code_[0-9a-f]{8}/g;

/** Sign-in is recorded without what it is about. */
function withoutSecrets(text: string): string {
  if (text.includes('form-data;')) return '(multipart)';
  return text.replace(secretFields, '$1***').replace(codes, 'code_***');
}

function clip(text: string): string {
  return text.length > maxText ? `${text.slice(0, maxText)}…` : text;
}

/** With `everything` off only unknown routes are kept. */
export function createJournal(everything: boolean): Journal {
  let kept: JournalEntry[] = [];
  let seq = 0;
  return {
    add(request, answer, notes) {
      seq += 1;
      if (!everything && !notes.unknownRoute) return;
      const query = request.query.toString();
      const hide = (text: string): string => (request.path.startsWith('/oauth/') ? withoutSecrets(text) : text);
      kept.push({
        seq,
        ...notes,
        method: request.method,
        url: hide(query === '' ? request.path : `${request.path}?${query}`),
        requestText: hide(clip(request.text)),
        status: answer.status,
        answerText: hide(clip(answer.text)),
      });
      if (kept.length > maxEntries) kept = kept.slice(-maxEntries);
    },
    entries: () => kept,
    clear: () => {
      kept = [];
    },
  };
}
