/** What the metric page says of the time ahead, with numbers that can be worked out by hand. */
import { host, resetHost } from '../../fake-bridge';
import { closePage, openPage, wait } from '../../open-page';
import { aPage } from '../../records';
import type { MetricPointDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import { addDays, type CalendarDate } from '../../../../../src/domain/shared/calendar-date';
import { aMetric, aSeries, WEEKS } from './metric-records';

/** Monday of the week that is not over; today is the Saturday in it. */
const MONDAY = '2026-11-16' as CalendarDate;

type Change = Partial<MetricPointDto>;

/** So many weeks that are over, and the running one. */
function weeks(count: number, change: (place: number) => Change): readonly MetricPointDto[] {
  const [template] = WEEKS;
  if (template === undefined) throw new Error('no week to copy');
  return Array.from({ length: count + 1 }, (_, place) => {
    const start = addDays(MONDAY, 7 * (place - count));
    const flags = place === count ? ['partial'] : [];
    return { ...template, key: start, start, end: addDays(start, 7), flags, ...change(place) };
  });
}

async function forecastOf(key: string, series: Partial<MetricSeriesDto>): Promise<string> {
  const source = { ...aMetric().source, catalogueKey: key };
  Object.assign(host.calls, {
    getMetric: () => ({ ok: true, data: { ...aMetric({ source }), changes: [] } }),
    listMetricNotes: () => ({ ok: true, data: { notes: [], canManage: true } }),
    getMetricSeries: () => ({ ok: true, data: aSeries(series) }),
  });
  host.path = '/metrics?id=m-1';
  await openPage(aPage([]));
  await wait();
  return document.querySelector('section[aria-label="Forecast"]')?.textContent ?? 'no forecast';
}

const burnup = (done: number, scope = 60): Change => ({ numerator: done, denominator: scope });

beforeEach(resetHost);
afterEach(closePage);

describe('The forecast on the metric page', () => {
  it('of a release that does 3 points a week with 21 left is seven weeks from today', async () => {
    const points = weeks(12, (place) => burnup(3 * (place + 1)));
    const text = await forecastOf('release-burnup', { unit: 'percent', points });
    // 12 weeks and the running one have done 39 of 60; 21 November and 7 weeks is 9 January.
    expect(text).toContain('21 of 60 are left.');
    expect(text).toContain('by 9 Jan 2027, 85 % by 9 Jan 2027 and 95 % by 9 Jan 2027');
    expect(text).toContain('if the scope stays as it is');
    expect(text).toContain('10,000 futures, each drawn from the 11 weeks since 31 Aug 2026');
  });

  it('of epics never mixes points with issues', async () => {
    const points = weeks(12, (place) => ({
      ...burnup(place),
      parts: { isByCount: place < 8 ? 1 : 0 },
    }));
    const text = await forecastOf('epic-progress', { unit: 'percent', points });
    // Six and three steps are comparable with the one before; the one between them is not.
    expect(text).toContain('drawn from the 10 weeks');
  });

  it('of throughput says how many the next four weeks bring', async () => {
    const points = weeks(12, () => ({ value: 5 }));
    const text = await forecastOf('throughput', { unit: 'issues', points });
    expect(text).toContain(
      'In the next 4 weeks half of the imagined futures finish at least 20 issues',
    );
    expect(text).toContain('85 % at least 20 and 95 % at least 20');
  });

  it('does not take the time before the work began for weeks without any', async () => {
    const points = weeks(24, (place) => ({ value: place < 15 ? 0 : 5 }));
    const text = await forecastOf('throughput', { unit: 'issues', points });
    expect(text).toContain('at least 20 issues');
    expect(text).toContain('drawn from the 9 weeks since 14 Sept 2026');
  });

  it('says why there is none', async () => {
    const few = weeks(5, (place) => burnup(place));
    expect(await forecastOf('release-burnup', { points: few })).toContain(
      'it takes 8 weeks that are over, and there are 4',
    );
  });

  it.each([
    ['release-burnup', burnup(10), 'nothing was finished in the last 11 weeks'],
    ['release-burnup', burnup(60), 'All of it is done'],
    ['release-burnup', burnup(0, 0), 'no forecast'],
    ['cycle-time', burnup(10), 'no forecast'],
  ])('of %s with %j says “%s”', async (key, change, words) => {
    const points = weeks(12, () => change);
    expect(await forecastOf(key, { points })).toContain(words);
  });

  it('asks for days or weeks where months are too few', async () => {
    const points = weeks(12, (place) => burnup(place));
    expect(await forecastOf('release-burnup', { bucket: 'month', points })).toContain(
      'Choose weeks or days above',
    );
  });
});
