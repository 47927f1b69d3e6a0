import type { BudgetDto, MetricPastsDto } from '../../contract/dto';
import {
  type KindOfWork,
  QUOTA_POINTS_PER_HOUR,
  waitsFrom,
} from '../../domain/budget/share-of-quota';
import { instantText } from '../instant-text';

const count = (number: number) => number.toLocaleString('en-US');

/** "1,204 of 16,250 points this hour, in 310 calls: 25 % of the 65,000 Jira allows the app." */
export function pointsText({ thisHour, sitePoints, share, quotaPoints }: BudgetDto): string {
  const spent = `${count(thisHour.points)} of ${count(sitePoints)} points this hour, in ${count(thisHour.calls)} calls`;
  return `${spent}. The site may use ${share} % of the ${count(quotaPoints)} that Jira allows the app.`;
}

/** Part of the site's points that is spent, at most all of it. */
export function spentRatio({ thisHour, sitePoints }: BudgetDto): number {
  return sitePoints <= 0 ? 1 : Math.min(1, thisHour.points / sitePoints);
}

export function lastDayText({ lastDay }: BudgetDto): string {
  return `Last 24 hours: ${count(lastDay.points)} points in ${count(lastDay.calls)} calls; functions ran for ${timeText(lastDay.milliseconds)}.`;
}

export function storageText({ thisHour, lastDay, storageUnitsPerMinute }: BudgetDto): string {
  const hour = `${count(thisHour.unitsRead)} units read and ${count(thisHour.unitsWritten)} written this hour`;
  const day = `${count(lastDay.unitsRead)} and ${count(lastDay.unitsWritten)} in the last 24 hours`;
  return `Storage: ${hour}, ${day}. A unit is 10 KB; Forge allows ${count(storageUnitsPerMinute)} of each a minute.`;
}

function timeText(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes > 0) return `${count(minutes)} min`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

const RUNS = 'Everything runs.';
const KEPT = 'Values keep what they last were, marked as stale.';

/** What the governor does right now, by the last kind of work that waits. */
const WAITING: Readonly<Record<KindOfWork, string>> = {
  history: 'Reading the past of new key results and metrics waits. Everything else runs.',
  renewal:
    'Reading the past, previews of metrics and renewing whole queries wait. Changes in Jira and refreshes come through.',
  changes: `Only what people ask for with Refresh is read; all else waits. ${KEPT}`,
  'asked-for': `The site’s share of this hour is used up: nothing is read. ${KEPT}`,
};

export function governorText({ waiting, closedUntil, goesOnAt }: BudgetDto): string {
  if (closedUntil !== null) {
    return `Jira asked the app to wait: no job calls it before ${instantText(closedUntil)}. ${KEPT}`;
  }
  const last = waiting.at(-1);
  if (last === undefined) return RUNS;
  const text = WAITING[last];
  return goesOnAt === null ? text : `${text} It goes on by itself at ${instantText(goesOnAt)}.`;
}

/** "20 metrics, 12 of them still being read." */
export function metricPastsText({ metrics, waiting, failed }: MetricPastsDto): string {
  if (metrics === 0) return 'none yet.';
  const told = [
    ...(waiting > 0 ? [`the past of ${count(waiting)} is still being read`] : []),
    ...(failed > 0
      ? [`that of ${count(failed)} could not be read and is tried again tonight`]
      : []),
  ];
  const outcome = told.length === 0 ? 'all of them read' : told.join(', ');
  return `${count(metrics)} followed, ${outcome}.`;
}

/** In which order work waits when points run short. Decision 0017. */
export function orderText(share: number): string {
  const from = (work: KindOfWork) => `from ${count(waitsFrom(work, share))} points on`;
  return [
    'When points run short, work waits for the next hour in this order:',
    `reading the past of new key results and metrics, ${from('history')};`,
    `previews of metrics, and reading whole queries anew, such as those that depend on the date, ${from('renewal')};`,
    `taking in the changes of the hour, ${from('changes')}.`,
    'Refresh is refused only when nothing is left.',
  ].join(' ');
}

export const SHARE_HELP = `How much of the ${count(QUOTA_POINTS_PER_HOUR)} points an hour this site may use. Jira gives them to the app for all of its sites together; reading an issue costs one.`;
