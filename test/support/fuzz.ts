/**
 * Property tests: the same cases in every run of the checks, and by hand as many others as there is time for:
 * `FUZZ_RUNS=100000 FUZZ_SEED=$RANDOM npm run test:unit -- fuzz`. A case that fails is printed with what repeats it, and
 * becomes a test of its own beside what it broke.
 */
import type {Arbitrary, IAsyncProperty, IProperty} from 'fast-check';
import fc from 'fast-check';

const {FUZZ_RUNS: wantedRuns, FUZZ_SEED: seed = '20260101'} = process.env;

/** @param runs in the checks: all properties together take a few seconds. */
export function holds<Given>(runs: number, property: IProperty<Given>): void {
  fc.assert(property, parameters<Given>(runs));
}

export function holdsLater<Given>(runs: number, property: IAsyncProperty<Given>): Promise<void> {
  return fc.assert(property, parameters<Given>(runs));
}

function parameters<Given>(runs: number): fc.Parameters<Given> {
  return {numRuns: Number(wantedRuns ?? runs), seed: Number(seed), includeErrorInReport: true};
}

/** Words that have hurt programs before. */
export const trouble = [
  '',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u202efdp.exe',
  '\ud800',
  '\u0000',
  '\ufeff',
  '\u2028',
  'javascript:alert(1)', // eslint-disable-line no-script-url -- what must not get through
  '//host.example',
  'http://[',
  'https://host.example/a?b#c',
  '<img src=x onerror=alert(1)>',
  '{{#$output.a#}}',
  'NaN',
  '-1',
  '1e999',
];

export const anyText: Arbitrary<string> = fc.oneof(
  fc.string({unit: 'binary', maxLength: 12}),
  fc.constantFrom(...trouble),
  fc.string({maxLength: 6}),
);

export const anyNumber: Arbitrary<number> = fc.oneof(
  fc.integer(),
  fc.double({noNaN: true}),
  fc.constantFrom(0, -0, -1, 1e308, -1e308, 8.64e12, 8.65e12, 2 ** 53, 1e-320),
);

/** What JSON can say; keys that mean something in JavaScript among them. */
export const anyJson: Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    {maxDepth: 3, withCrossShrink: true},
    fc.constantFrom<unknown>(null, true, false),
    anyNumber,
    anyText,
    fc.array(tie('value'), {maxLength: 4}),
    fc
      .array(fc.tuple(anyText, tie('value')), {maxLength: 4})
      .map((entries) => JSON.parse(`{${entries.map(keyAndValue).join()}}`) as unknown),
  ),
})).value;

function keyAndValue([key, value]: [string, unknown]): string {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

/**
 * A record with some of these fields, each of the kind that is expected or of any other. Names stand in a list, since
 * `__proto__` in a literal would not be one.
 */
export function recordOf(
  fields: Readonly<Record<string, Arbitrary<unknown>>>,
): Arbitrary<Record<string, unknown>> {
  const shapes = Object.entries(fields).map(([name, expected]): [string, Arbitrary<unknown>] => [
    name,
    fc.oneof({weight: 5, arbitrary: expected}, {weight: 1, arbitrary: anyJson}),
  ]);
  return fc.record(Object.fromEntries(shapes), {requiredKeys: []});
}

/** Cuts what has a length at any places, the empty pieces among them. */
export function cutAt<Whole extends {readonly length: number; slice(from: number, to: number): Whole}>(
  whole: Whole,
  places: readonly number[],
): readonly Whole[] {
  const ends = [...new Set(places.map((place) => Math.floor(place * whole.length)))].sort((a, b) => a - b);
  return [...ends, whole.length].map((end, at) => whole.slice(ends[at - 1] ?? 0, end));
}

/** Places to cut at, as shares of the whole. */
export const anyCuts: Arbitrary<readonly number[]> = fc.array(fc.double({min: 0, max: 1, noNaN: true}), {
  maxLength: 12,
});
