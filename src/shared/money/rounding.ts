// Named roundings. Whoever rounds says which one and why.

/** halfAwayFromZero is what SQL Server's ROUND and Procore's calculated lines do. */
export type Rounding = 'halfAwayFromZero' | 'halfEven' | 'towardZero';

/** dividend ÷ divisor (divisor > 0) as an integer, rounded as named. */
export function divideRounded(dividend: bigint, divisor: bigint, rounding: Rounding): bigint {
  const negative = dividend < 0n;
  const magnitude = negative ? -dividend : dividend;
  const whole = magnitude / divisor;
  const twice = (magnitude % divisor) * 2n;
  const up =
    rounding === 'halfAwayFromZero'
      ? twice >= divisor
      : rounding === 'halfEven' && (twice > divisor || (twice === divisor && whole % 2n === 1n));
  const rounded = up ? whole + 1n : whole;
  return negative ? -rounded : rounded;
}
