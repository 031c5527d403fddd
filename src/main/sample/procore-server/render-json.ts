// JSON as v1 writes it: decimal text has at least one decimal and no trailing zeros, whatever the data set holds.
import { normalizeDecimal } from './decimal-text.ts';
import { type Answer, jsonAnswer } from './http-exchange.ts';

const decimalFields: ReadonlySet<string> = new Set([
  'amount',
  'quantity',
  'unit_cost',
  'extended_amount',
  'total_amount',
  'total_value',
  'estimated_value',
  'retainage_percent',
  'grand_total',
  'approved_change_orders',
  'pending_change_orders',
  'draft_change_orders_amount',
  'revised_contract',
  'pending_revised_contract',
  'total_payments',
  'total_requisitions_amount',
  'total_draw_requests_amount',
  'remaining_balance_outstanding',
  'percentage_paid',
]);

export function restAnswer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const normalized: string = JSON.stringify(body, (field: string, value: unknown) =>
    typeof value === 'string' && decimalFields.has(field) ? normalizeDecimal(value) : value,
  );
  return { ...jsonAnswer(status, null, headers), text: normalized };
}
