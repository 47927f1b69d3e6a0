/** With one decimal, so that the lines of a sum visibly add up: "27.3 %". */
export function tenthsOfPercent(ratio: number): string {
  return `${(Math.round(1000 * ratio + 1e-9) / 10).toFixed(1)}\u00a0%`;
}

export const weightText = (weight: number): string =>
  weight.toLocaleString('en-US', { maximumFractionDigits: 2 });
