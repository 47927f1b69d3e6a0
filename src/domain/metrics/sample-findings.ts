import type { IssueId } from '../shared/ids';
import { isTimeMeasure } from './check-source';
import { fieldValue } from './issue-amount';
import { quotedJql, withCondition } from './jql-text';
import { measurePopulation } from './measure-population';
import type { Measurement } from './measurement';
import type { JiraMeasureSource } from './metric';
import type { LevelCount, QueryFinding, QueryFix } from './query-finding';
import type { WorkItem } from './work-item';

/** An issue that was looked at, with its type's name as the site shows it. */
export interface SampledIssue {
  readonly item: WorkItem;
  readonly typeName: string;
}

/** What the issues themselves tell about the number. Source: metrics-spec A.1 to A.3. */
export function sampleFindings(
  source: JiraMeasureSource,
  sample: readonly SampledIssue[],
): readonly QueryFinding[] {
  if (sample.length === 0) return [];
  const items = sample.map(({ item }) => item);
  const measured = measurePopulation(source, items);
  if (measured.reason === 'field-unavailable') {
    return [{ kind: 'field-unavailable', severity: 'warning', fix: null }];
  }
  return [...valueFindings(source, items, measured), ...levelFindings(source, sample, measured)];
}

function valueFindings(
  source: JiraMeasureSource,
  items: readonly WorkItem[],
  measured: Measurement,
): readonly QueryFinding[] {
  const { measure } = source;
  const excluded = (reason: Measurement['excluded'][number]['reason']) =>
    measured.excluded.filter((one) => one.reason === reason).length;
  const isProgress = measure.kind === 'progress';
  const untracked = isProgress ? excluded('no-time-tracked') + measured.missing : 0;
  const differing =
    measure.kind === 'storyPoints' ? items.filter((item) => item.hasStoryPointConflict).length : 0;
  const negative = items.filter((item) => (fieldValue(source, item) ?? 0) < 0).length;
  const countsAsZero = source.untracked === 'zero';
  const covered = excluded('counted-by-parent');
  return [
    ...when(!isProgress && measured.missing > 0, {
      kind: 'field-empty' as const,
      empty: measured.missing,
      severity: measured.missing === items.length ? ('warning' as const) : ('note' as const),
    }),
    ...when(untracked > 0, {
      ...{ kind: 'no-time-tracked' as const, untracked, countsAsZero },
      severity: untracked === items.length ? ('warning' as const) : ('note' as const),
    }),
    ...when(differing > 0, {
      ...{ kind: 'story-points-differ' as const, issues: differing },
      severity: 'warning' as const,
    }),
    ...when(negative > 0, {
      ...{ kind: 'negative-values' as const, issues: negative },
      severity: source.mode === 'percent' ? ('warning' as const) : ('note' as const),
    }),
    ...when(covered > 0, {
      ...{ kind: 'counted-by-parent' as const, issues: covered },
      severity: 'note' as const,
    }),
  ];
}

const when = <Finding extends object>(isFound: boolean, finding: Finding) =>
  isFound ? [{ ...finding, fix: null }] : [];

function levelFindings(
  source: JiraMeasureSource,
  sample: readonly SampledIssue[],
  measured: Measurement,
): readonly QueryFinding[] {
  const levels = levelCounts(sample);
  if (levels.length > 1 && isTimeMeasure(source.measure)) {
    // Jira keeps each issue's own time apart, so levels add up without counting twice.
    return [{ kind: 'several-levels', levels, severity: 'note', fix: null }];
  }
  const parents = countedParents(sample, measured);
  if (parents.length > 0) {
    const fix = leaveOut(source.jql, sample, new Set(parents.map(({ typeName }) => typeName)));
    const severity = 'warning' as const;
    return [{ kind: 'parents-and-children', parents: parents.length, severity, fix }];
  }
  if (levels.length < 2) return [];
  const most = [...levels].sort((a, b) => b.issues - a.issues)[0];
  const others = levels.filter((one) => one !== most).flatMap(({ typeNames }) => typeNames);
  const fix = leaveOut(source.jql, sample, new Set(others));
  return [{ kind: 'several-levels', levels, severity: 'warning', fix }];
}

/** From epics down. */
function levelCounts(sample: readonly SampledIssue[]): readonly LevelCount[] {
  const levels = [...new Set(sample.map(({ item }) => item.hierarchyLevel))].sort((a, b) => b - a);
  return levels.map((level) => {
    const here = sample.filter(({ item }) => item.hierarchyLevel === level);
    const typeNames = [...new Set(here.map(({ typeName }) => typeName))].sort();
    return { level, issues: here.length, typeNames };
  });
}

/** Issues that add something, and whose children do too: their amounts usually overlap. */
function countedParents(
  sample: readonly SampledIssue[],
  { contributors }: Measurement,
): readonly SampledIssue[] {
  const adding = new Set<IssueId>(
    contributors.filter(({ amount }) => amount !== 0).map(({ issueId }) => issueId),
  );
  const parentIds = new Set(
    sample.filter(({ item }) => adding.has(item.id)).flatMap(({ item }) => item.parentId ?? []),
  );
  return sample.filter(({ item }) => adding.has(item.id) && parentIds.has(item.id));
}

/** Nothing is offered where a type's name stands on both sides, or nothing would be left. */
function leaveOut(
  jql: string,
  sample: readonly SampledIssue[],
  typeNames: ReadonlySet<string>,
): QueryFix | null {
  const names = [...typeNames].sort();
  const isAllOfIt = sample.every(({ typeName }) => typeNames.has(typeName));
  if (names.length === 0 || isAllOfIt) return null;
  const condition = `issuetype not in (${names.map(quotedJql).join(', ')})`;
  return { kind: 'leave-out-types', typeNames: names, jql: withCondition(jql, condition) };
}
