import fc from 'fast-check';
import {
  BUCKET_KINDS,
  bucketLabel,
  bucketOf,
  bucketsBetween,
} from '../../../src/domain/metrics/bucket';
import { addDays, type CalendarDate } from '../../../src/domain/shared/calendar-date';

const day = (text: string) => text as CalendarDate;

describe('The bucket of a day', () => {
  it.each([
    ['day', '2025-03-05', '2025-03-05', '2025-03-06', '2025-03-05'],
    ['week', '2025-03-03', '2025-03-03', '2025-03-10', '2025-W10'],
    ['week', '2025-03-09', '2025-03-03', '2025-03-10', '2025-W10'],
    // ISO 8601: 29 December 2025 is in week 1 of 2026, 1 January 2027 in week 53 of 2026.
    ['week', '2025-12-29', '2025-12-29', '2026-01-05', '2026-W01'],
    ['week', '2027-01-01', '2026-12-28', '2027-01-04', '2026-W53'],
    ['month', '2024-02-29', '2024-02-01', '2024-03-01', '2024-02'],
    ['month', '2025-12-31', '2025-12-01', '2026-01-01', '2025-12'],
    ['quarter', '2025-05-31', '2025-04-01', '2025-07-01', '2025-Q2'],
    ['quarter', '2025-12-01', '2025-10-01', '2026-01-01', '2025-Q4'],
  ] as const)(
    'by %s of %s runs from %s to %s and is called %s',
    (kind, date, start, end, label) => {
      const bucket = bucketOf(kind, day(date));
      expect(bucket).toEqual({ start, end });
      expect(bucketLabel(kind, bucket)).toBe(label);
    },
  );

  it('joins its neighbours without a gap, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...BUCKET_KINDS),
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 0, max: 800 }),
        (kind, offset, length) => {
          const from = addDays(day('1980-01-01'), offset);
          const to = addDays(from, length);
          const buckets = bucketsBetween(kind, from, to);
          expect(buckets[0]).toEqual(bucketOf(kind, from));
          expect(buckets.at(-1)).toEqual(bucketOf(kind, to));
          buckets.slice(1).forEach((bucket, at) => {
            expect(bucket.start).toBe(buckets[at]?.end);
          });
        },
      ),
    );
  });
});
