import type { IssueImpactDto, ProgressDto } from '../../contract/dto';
import type { Measure } from '../../domain/metrics/measure';
import {
  formatEffect,
  formatGap,
  formatPercent,
  formatValue,
  formulaText,
  noValueText,
  staleText,
  statusLabel,
  targetText,
} from '../../contract/wording';
import type { Words } from '../../domain/okr/words';
import { instantText } from '../instant-text';

/** Points of progress that binary fractions can be off by. */
const NO_EFFECT = 1e-7;

const children = (count: number) => (count === 1 ? 'its child' : `its ${count} children`);

/** Which issues the key result counts. */
export function viaText({ via, childCount }: IssueImpactDto): string {
  switch (via) {
    case 'itself':
      return 'Counts this issue';
    case 'children':
      return `Counts ${children(childCount)}`;
    case 'both':
      return `Counts this issue and ${children(childCount)}`;
  }
}

/** What finishing would add: "Finishing it moves this by +9.1 points: 27 % → 36 %". */
export function finishingText(impact: IssueImpactDto): string {
  const { finishing, isAlreadyDone, via } = impact;
  if (impact.progress.visibility === 'withheld') return '';
  if (isAlreadyDone) return 'Done already: its part is in the value';
  if (finishing === null) return 'What finishing it would add cannot be told for this measure';
  const what = via === 'itself' ? 'Finishing it' : 'Finishing it and its open children';
  if (!hasEffect(impact)) return `${what} does not move this`;
  const [before, after] = [finishing.progressBefore, finishing.progressAfter].map(formatPercent);
  return `${what} moves this by ${formatEffect(finishing.points)}: ${before} → ${after}`;
}

/** Whether there is an effect to point out. */
export function hasEffect({ finishing, isAlreadyDone }: IssueImpactDto): boolean {
  return !isAlreadyDone && finishing !== null && Math.abs(finishing.points) >= NO_EFFECT;
}

/** How far it is and how far it should be: "27 %, expected 49 %, 22.2 points behind". */
export function standingText({ progress, measure }: IssueImpactDto, words: Words = {}): string {
  if (progress.visibility === 'withheld') {
    return 'Numbers are withheld: they would reveal an issue that you may not see.';
  }
  if (progress.progress === null) return missingText(progress, measure);
  const parts = [reachedText(progress)];
  if (progress.expected !== null) parts.push(`expected ${formatPercent(progress.expected)}`);
  if (progress.gap !== null && progress.status !== 'achieved') parts.push(formatGap(progress.gap));
  if (progress.isOverdue) parts.push('overdue');
  if (progress.decidedBy === 'person') {
    parts.push(`status set by hand, computed: ${statusLabel(progress.automaticStatus, words)}`);
  }
  return parts.join(', ');
}

function missingText(progress: ProgressDto, measure: Measure): string {
  const { reason } = progress;
  return reason === null ? 'No value yet.' : noValueText(reason, progress, measure);
}

/** The unclamped ratio tells more than a bar at its end can. */
function reachedText({ raw, progress }: ProgressDto): string {
  if (raw !== null && raw < -1e-9) return `${formatPercent(raw)}, worse than at the start`;
  return formatPercent(raw !== null && raw > 1 ? raw : progress);
}

/** Where the value comes from: "3 of 11 issues done = 27 %", "12 issues, from 0 to 20 issues". */
export function valueText({ progress, measure, mode, target }: IssueImpactDto): string | null {
  if (progress.value === null) return null;
  if (mode === 'percent') {
    return formulaText({
      source: { kind: 'jira-measure', measure, mode, doneOnly: true },
      progress,
    });
  }
  const aim = targetText(target, progress.unit);
  return `${formatValue(progress.value, progress.unit)}; target ${aim}`;
}

export function staleSentence({ stale }: ProgressDto): string | null {
  if (stale === null) return null;
  return `Not up to date since ${instantText(stale.since)}. ${staleText(stale)}`;
}
