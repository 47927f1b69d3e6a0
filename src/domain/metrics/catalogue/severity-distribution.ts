import { valueAt } from '../timeline/issue-timeline';
import type { CatalogueInput } from './catalogue-input';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { createdSeries } from './created-series';
import { isTopLevel, levelSharesOf } from './level-shares';
import { plain } from './summary';
import { isBug } from './work-input';

const MINIMUM = 5;

/** Source: metrics-spec C.4, metric X4. */
export const severityDistribution = catalogueMetric({
  key: 'severity-distribution',
  name: 'Severity distribution',
  purpose: 'quality',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'Percent of the bugs created in the bucket that are in the top two levels of the severity field you named, or of the priority where there is none, as set when the bug was created. Levels go by their order, never by their names. Beside it the share of each level.',
  example: '1, 2, 1 and 1 bugs by level are 20, 40, 20 and 20 %, and 60 % are critical.',
  differsFromJira: 'Jira’s pie chart counts what an issue is now, not what it was reported as.',
  minimum: MINIMUM,
  parameters: [],
  needs: ['bug-types'],
  facts: ['severity', 'priority'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'shares',
  personLevel: null,
  population: 'changes',
  compute: (input) => {
    const { fieldId, levels } = scaleOf(input);
    return createdSeries(
      input,
      (timeline) => {
        if (!isBug(timeline, input)) return null;
        const isTop = isTopLevel(valueAt(timeline, fieldId, timeline.createdAt), levels);
        return { amount: isTop ? 1 : 0, role: 'bug' };
      },
      ({ timed, created }) => {
        const found = new Map<string | null, number>();
        for (const bug of created) {
          const level = valueAt(bug, fieldId, bug.createdAt);
          found.set(level, (found.get(level) ?? 0) + 1);
        }
        const { top, byLevel } = levelSharesOf(found, levels);
        return { ...plain(top, timed, { n: created.length, minimum: MINIMUM }), parts: byLevel };
      },
    );
  },
});

/** The severity field, or else the priority scheme. */
function scaleOf({ practice, priorityIds }: CatalogueInput) {
  return practice.severity ?? { fieldId: 'priority', levels: priorityIds };
}
