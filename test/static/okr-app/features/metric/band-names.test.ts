import { namesBeside } from '../../../../../static/okr-app/src/features/metric/band-names';
import { baseOf, statusBandsOf } from '../../../../../static/okr-app/src/features/metric/bands';

const lines = [
  {
    key: 'scope' as const,
    points: [
      { at: 1, value: 10 },
      { at: 2, value: 14 },
    ],
  },
];
const band = (statusId: string, category: 'new' | 'indeterminate' | 'done', counts: number[]) => ({
  ...{ statusId, category, counts },
});

describe('the bands of a cumulative flow by status', () => {
  const bands = statusBandsOf(
    [
      band('1', 'new', [3, 2]),
      band('2', 'indeterminate', [1, 4]),
      band('3', 'done', [4, 5]),
      band('4', 'done', [2, 3]),
    ],
    { lines, names: { 'status 4': 'Released' } },
  );

  it('stand on each other, the last step of the workflow lowest', () => {
    expect(bands.map(({ name, points }) => [name, points.map(({ from }) => from)])).toEqual([
      ['Released', [0, 0]],
      ['3', [2, 3]],
      ['2', [6, 8]],
      ['1', [7, 12]],
    ]);
  });

  it('add up to the whole', () => {
    const tops = bands.at(-1)?.points.map(({ from, value }) => from + value);
    expect(tops).toEqual([10, 14]);
  });

  it('begin where most of what was done before is left out, whatever its statuses', () => {
    const much = statusBandsOf(
      [
        band('2', 'indeterminate', [1, 4]),
        band('3', 'done', [498, 500]),
        band('4', 'done', [500, 510]),
      ],
      { lines, names: {} },
    );
    // 998 done at least, 1,014 at most: steps of 5.
    expect(baseOf(much)).toBe(995);
  });
});

describe('names beside bands', () => {
  const flat = (count: number) =>
    statusBandsOf(
      Array.from({ length: count }, (_, place) => band(String(place), 'new', [1, 1])),
      { lines, names: {} },
    );
  const placesOf = (count: number) =>
    namesBeside(flat(count), { y: (value) => 200 - value, top: 0, bottom: 200 }).map(
      ({ at }) => at,
    );

  it('never stand on each other, nor outside of the chart', () => {
    const places = placesOf(11);
    expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...places)).toBeLessThanOrEqual(200);
    const gaps = places.slice(1).map((at, place) => (places[place] ?? 0) - at);
    expect(Math.min(...gaps)).toBeCloseTo(17, 9);
  });

  it('stand in the middle of their band where there is room', () => {
    expect(placesOf(1)).toEqual([199.5]);
  });
});
