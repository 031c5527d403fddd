// What holds most back: fixing one cause releases all its documents.
import { useCall } from '../../../bridge/client-context.tsx';
import { AmountText } from '../../../kit/amount-text.tsx';
import { countWords } from '../../../kit/counts.ts';
import { useDesk } from '../desk-store.ts';

export function CausesList() {
  const jobId = useDesk((desk) => desk.filter.jobId);
  const causes = useCall('desk.views', { jobId }).data?.causes ?? [];
  if (causes.length === 0) return null;
  return (
    <>
      <h2 className="nav-head">What blocks</h2>
      <ul className="cause-list" aria-label="What blocks">
        {causes.slice(0, 4).map((cause) => (
          <li key={cause.cause}>
            {cause.words}
            <small>
              holds back {countWords(cause.count)}, <AmountText value={cause.amount} />
            </small>
          </li>
        ))}
      </ul>
    </>
  );
}
