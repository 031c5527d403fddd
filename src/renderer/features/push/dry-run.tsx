// The exact rows that a push would write, document by document, table by table.
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import type { CallOutput } from '#shared/contract/contract.ts';
import { describeError } from '#shared/result/app-error.ts';
import { useCall } from '../../bridge/client-context.tsx';
import { ErrorNote } from '../../kit/error-note.tsx';
import { Glyph } from '../../kit/glyph.tsx';
import { ScrollRegion } from '../../kit/scroll-region.tsx';

type Documents = CallOutput<'push.dryRun'>['documents'];

export function DryRun() {
  const run = useCall('push.dryRun', { ids: null });
  return (
    <section aria-label="Dry run" className="dry-run">
      <h3>Dry run: what would be written</h3>
      {run.error === null ? null : <ErrorNote words={describeError(run.error.error)} />}
      {run.data?.documents.map((document) => (
        <Accordion
          key={document.id}
          disableGutters
          elevation={0}
          slotProps={{ heading: { component: 'h4' }, transition: { unmountOnExit: true } }}
        >
          <AccordionSummary expandIcon={<Glyph name="down" />}>{document.words}</AccordionSummary>
          <AccordionDetails>
            <RowsOf rows={document.rows} />
          </AccordionDetails>
        </Accordion>
      ))}
    </section>
  );
}

/** Rows of the same table stand in one grid, a column per written value. */
function RowsOf(props: { readonly rows: Documents[number]['rows'] }) {
  const tables = [...new Set(props.rows.map((row) => row.table))];
  return tables.map((table) => {
    const rows = props.rows.filter((row) => row.table === table);
    const columns = [...new Set(rows.flatMap((row) => row.values.map((value) => value.column)))];
    return (
      <ScrollRegion key={table} className="dry-rows" label={`Rows of ${table}`}>
        <table className="plain-table">
          <caption>
            {table}, {rows.length} {rows.length === 1 ? 'row' : 'rows'}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: planned rows have no key of their own and never move
              <tr key={index}>
                {columns.map((column) => (
                  <td key={column}>{row.values.find((value) => value.column === column)?.value ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    );
  });
}
