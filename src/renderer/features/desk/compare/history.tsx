// What happened to this document, newest first.
import type { CallOutput } from '#shared/contract/contract.ts';
import { instantWords } from '../../../kit/dates.ts';

export function History(props: { readonly document: CallOutput<'desk.document'> }) {
  const { history } = props.document;
  if (history.length === 0) return <p className="quiet checks-none">Nothing has been done with it yet.</p>;
  const newestFirst = [...history].sort((a, b) => b.at.localeCompare(a.at));
  return (
    <ol className="history" aria-label="History">
      {newestFirst.map((entry) => (
        <li key={`${entry.at} ${entry.words}`}>
          <span>{entry.words}</span>
          <small>
            {instantWords(entry.at)} · {entry.person}
          </small>
        </li>
      ))}
    </ol>
  );
}
