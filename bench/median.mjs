// @ts-check

/** @param {readonly number[]} numbers */
export function median(numbers) {
  return percentile(numbers, 50);
}

/** Between the two nearest, if there is none. @param {readonly number[]} numbers @param {number} percent */
export function percentile(numbers, percent) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = ((sorted.length - 1) * percent) / 100;
  const [below, above] = [sorted[Math.floor(at)] ?? NaN, sorted[Math.ceil(at)] ?? NaN];
  return below + (above - below) * (at - Math.floor(at));
}
