// (f) Every cent value from 0.01 to 10,000.00 on its whole way: Procore's JSON, the mirror, Sage, the mirror, the screen.
import type { ProcoreSubcontract } from '#shared/domain/documents/subcontract.ts';
import { type Amount, formatAmount, parseAmount } from '#shared/money/amount.ts';
import { required } from '#shared/result/assert.ts';
import { readExactJson } from '../../src/main/adapters/procore/exact-json.ts';
import type { SageConnection } from '../../src/main/adapters/sage/connect-sage.ts';
import type { StorePort } from '../../src/main/core/ports/store.ts';
import { startSampleProcess } from '../../src/main/sample/start-sample-process.ts';
import { aLine, aSubcontractOf } from '../builders/subcontract.ts';
import { noon } from '../integration/store/store-values.ts';
import { draftOf, writeOf } from '../unit/sage-adapter/drafts.ts';
import { type Bench, timed } from './figure.ts';
import { openBenchStore, openSage } from './sage-side.ts';
import { withTempFolder } from './temp-folder.ts';

const last = 1_000_000;
/** Lines in one subcontract: fifty calls of the adapter. */
const perDocument = 14_000;
/** Two companies at once: the program and a server wait for each other in turn. */
const lanes = 2;

export const allCents: Bench = {
  letter: 'f',
  words: 'every cent from 0.01 to 10,000.00, there and back',
  async run() {
    const wrong: string[] = [];
    let checked = 0;
    let next = 1;
    const { milliseconds } = await timed(() =>
      Promise.all(
        Array.from({ length: lanes }, () =>
          inOwnCompany(async (way) => {
            while (next <= last) {
              const from = next;
              next = Math.min(last + 1, from + perDocument);
              const cents = Array.from({ length: next - from }, (_, index) => from + index);
              const texts = await thereAndBack(way, cents);
              for (const [index, cent] of cents.entries()) {
                if (texts[index] === expectedText(cent)) checked += 1;
                else if (wrong.length < 20) wrong.push(`${cent} cents became ${texts[index]}`);
              }
            }
          }),
        ),
      ),
    );
    if (checked !== last && wrong.length === 0) wrong.push(`only ${checked} values were checked`);
    return {
      figures: [
        { bench: 'f', name: 'values that came back unchanged', value: checked, unit: 'values' },
        { bench: 'f', name: 'in', value: milliseconds / 1000, unit: 's' },
      ],
      wrong,
    };
  },
};

type Way = { readonly sage: SageConnection; readonly store: StorePort };

async function inOwnCompany(work: (way: Way) => Promise<void>): Promise<void> {
  const sample = await startSampleProcess();
  try {
    await withTempFolder(async (folder) => {
      const way = { sage: openSage(sample.sage.url), store: openBenchStore(folder) };
      await work(way).finally(async () => {
        await way.sage.close();
        way.store.close();
      });
    });
  } finally {
    await sample.stop();
  }
}

async function thereAndBack({ sage, store }: Way, cents: readonly number[]): Promise<readonly string[]> {
  const id = `${cents[0]}`;
  const sent = aSubcontractOf(linesFrom(fromProcore(cents)), { id, number: `C-${id}` });
  store.write(({ mirror }) =>
    mirror.put('procore', 'subcontract', [{ id, scope: '77', lookup: id, body: sent }], noon),
  );
  const kept: ProcoreSubcontract = required(
    store.read(({ mirror }) => mirror.get('procore', 'subcontract', id)),
    id,
  );
  const amounts = kept.lines.map((line) => exact(line.amount));
  const draft = draftOf(
    amounts.map((value) => ({ cents: value })),
    { number: `C-${id}` },
  );
  const write = writeOf(draft);
  const written = await sage.writer.write('subcontract', write);
  if (!written.ok) throw new Error(`${draft.number}: ${written.error.code}`);
  const key = required(write.keys[0], 'the keys').header;
  const found = await sage.reader.documentsByKeys('subcontract', [key]);
  const body = required(found.ok ? found.value[0] : undefined, draft.number);
  store.write(({ mirror }) => mirror.put('sage', 'subcontract', [{ id: key, scope: '', lookup: id, body }], noon));
  const read = required(
    store.read(({ mirror }) => mirror.get('sage', 'subcontract', key)),
    key,
  );
  // The mirrors are for this document only: the next one must not pay for it.
  store.write(({ mirror }) => mirror.clear());
  return read.lines.map((line) => formatAmount(line.amount));
}

/** Procore's body, as numbers and as texts in turn, with and without the zeros at the end; as its client reads it. */
function fromProcore(cents: readonly number[]): readonly string[] {
  const figures = cents.map((cent) => {
    const whole = Math.trunc(cent / 100);
    const two = String(cent % 100).padStart(2, '0');
    const forms = [`${whole}.${two}`, `"${whole}.${two}"`, `${whole}.${two.replace(/0$/, '')}`, `"${whole}.${two}0"`];
    return required(forms[cent % forms.length], 'a form');
  });
  const read = required(readExactJson(`[${figures.join(',')}]`), 'the body');
  return read.value as readonly string[];
}

function linesFrom(amounts: readonly string[]): ProcoreSubcontract['lines'] {
  return amounts.map((amount, index) => aLine({ id: `${index + 1}`, position: index + 1, amount }));
}

function exact(text: string): Amount {
  const amount = parseAmount(text);
  if (!amount.ok) throw new Error(`${text} is not exact`);
  return amount.value;
}

/** Made without the code that is under test. */
function expectedText(cent: number): string {
  return `${Math.trunc(cent / 100).toLocaleString('en-US')}.${String(cent % 100).padStart(2, '0')}`;
}
