import type { MetricCellDto, MetricEventDto } from '../../../../../src/contract/metrics/dto';
import type { DrillDownColumn } from '../../../../../src/domain/metrics/catalogue/drill-down-columns';
import { COLUMNS, findingText, unknownText } from './column-words';
import { metricValueText } from './metric-words';
import { plainWords } from './reading-words';

type NameOf = (accountId: string) => string;

const MOMENT = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

export const momentText = (instant: string): string => MOMENT.format(new Date(instant));

/** One fact of an issue in words; "–" where it has none. */
export function cellText(
  column: DrillDownColumn,
  value: MetricCellDto | undefined,
  nameOf: NameOf,
): string {
  const { kind, unit = '' } = COLUMNS[column];
  if (value === null || value === undefined) return '–';
  if (typeof value === 'number') return metricValueText(value, unit);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'object') return listText(value, nameOf);
  if (kind === 'instant') return momentText(value);
  return kind === 'person' ? nameOf(value) : value;
}

type ListCell = Extract<MetricCellDto, object>;

function listText(value: ListCell, nameOf: NameOf): string {
  if ('unknown' in value) return `not known: ${unknownText(value.unknown)}`;
  if ('days' in value) return value.days.join(', ');
  if ('findings' in value) return value.findings.map(findingText).join(', ') || 'nothing';
  if ('people' in value) return value.people.map(nameOf).join(', ') || 'nobody';
  if ('issues' in value) return value.issues.map((one) => one?.key ?? HIDDEN_ISSUE).join(', ');
  return value.events.map((event) => eventText(event, nameOf)).join('; ');
}

export const HIDDEN_ISSUE = 'one you may not see';

/** Such as "Priority: Medium → High, 3 Mar 2025, 14:00". */
function eventText({ type, at, from, to }: MetricEventDto, nameOf: NameOf): string {
  const say = (text: string | null) =>
    text === null ? 'none' : type === 'assignee' ? nameOf(text) : text;
  const change = type === 'label' ? say(to) : `${say(from)} → ${say(to)}`;
  return `${plainWords(type)}: ${change}, ${momentText(at)}`;
}
