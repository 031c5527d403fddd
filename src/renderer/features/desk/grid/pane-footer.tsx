// Count and sums under a grid: of the selection in cents, of the view as the core counted it.
import type { GridFamily } from '#shared/domain/kinds.ts';
import { AmountText } from '../../../kit/amount-text.tsx';
import { countWords } from '../../../kit/counts.ts';
import { useDesk } from '../desk-store.ts';
import type { PageFacts } from './row-source.ts';
import { totalOf } from './selection-sum.ts';

const none: readonly never[] = [];

export function PaneFooter(props: {
  readonly family: GridFamily;
  readonly facts: PageFacts | null;
  readonly kept: number;
}) {
  const { family, facts, kept } = props;
  const selection = useDesk((desk) => desk.selection[family] ?? none);
  const total = totalOf(selection);
  if (facts === null) return <footer className="pane-footer" />;
  return (
    <footer className="pane-footer">
      <span>
        {countWords(facts.total)} {facts.total === 1 ? 'row' : 'rows'}
        {kept > 0 ? ` · ${countWords(kept)} decided` : ''}
      </span>
      {total.count === 0 ? null : (
        <span>
          {countWords(total.count)} selected <AmountText value={total.sum} strong exact />
        </span>
      )}
      <span className="push-right">
        in view <AmountText value={facts.sum} strong exact />
      </span>
    </footer>
  );
}
