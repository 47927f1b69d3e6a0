import { calendarDateAt } from '../../shared/calendar-date';
import type { IssueId } from '../../shared/ids';
import { valueAt } from '../timeline/issue-timeline';
import type { Version } from './catalogue-input';
import { escalationFinder } from './escalation';
import { type DrillDownCell, idCell, instantCell, unknown } from './drill-down-cell';
import type { SeenIssue, Teller } from './drill-down-seen';
import type { FlowInput } from './flow-input';
import { idsAt, labelsAt } from './work-input';

const HOUR_MS = 3_600_000;

/** When it came into its releases, when they were planned at first, and when they went out. */
export const releaseCells: Teller = ({ input }) => {
  const versions = new Map(input.versions.map((version) => [version.id, version]));
  return ({ history, at }) => {
    const ids = idsAt(history, 'fixVersions', at);
    const own = ids.flatMap((id) => versions.get(id) ?? []);
    const added = (history.changes['fixVersions'] ?? []).find(
      (change) => change.to !== null && ids.includes(change.to),
    );
    const none = ids.length === 0;
    return {
      'version-added': none ? null : instantCell(added?.at ?? history.createdAt),
      'release-planned': none ? null : plannedCell(own),
      released: none ? null : releasedCell(own, input),
    };
  };
};

function plannedCell(own: readonly Version[]): DrillDownCell {
  const days = own.flatMap(({ plannedOn }) => plannedOn ?? []);
  return days.length === 0 ? unknown('no-date') : { kind: 'days', days };
}

function releasedCell(own: readonly Version[], { timeZone }: FlowInput): DrillDownCell {
  const days = own.flatMap(({ releasedAt }) =>
    releasedAt === null ? [] : [calendarDateAt(releasedAt, timeZone)],
  );
  return days.length === 0 ? unknown('not-released') : { kind: 'days', days };
}

/** The epic it stands under; when that is due is told by Jira alone. */
export const epicCells: Teller =
  () =>
  ({ history }) => {
    const parent = history.values['parent'] ?? '';
    const cell: DrillDownCell =
      parent === '' ? null : { kind: 'issues', issueIds: [parent as IssueId] };
    return { epic: cell, 'epic-due': cell };
  };

/** What says that a bug was found in production, by the signal of the site. Source: C.4, X2. */
export const foundInCells: Teller =
  ({ input }) =>
  (seen) => ({ 'found-in': foundInCell(seen, input) });

function foundInCell(
  { history }: SeenIssue,
  { practice, versions, now }: FlowInput,
): DrillDownCell {
  const { foundIn } = practice;
  switch (foundIn?.kind) {
    case undefined:
      return unknown('needs-found-in-signal');
    case 'field':
      return idCell(valueAt(history, foundIn.fieldId, now));
    case 'label':
      return some(
        labelsAt(history, now).filter((label) => foundIn.labels.has(label)),
        'texts',
      );
    case 'type': {
      const typeId = history.values['issuetype'] ?? '';
      return foundIn.typeIds.has(typeId) ? idCell(typeId) : null;
    }
    case 'released-version': {
      const affected = new Set(idsAt(history, 'versions', now));
      const out = versions.filter(
        ({ id, releasedAt }) =>
          affected.has(id) && releasedAt !== null && releasedAt <= history.createdAt,
      );
      return some(
        out.map(({ id }) => id),
        'ids',
      );
    }
  }
}

function some(list: readonly string[], kind: 'ids' | 'texts'): DrillDownCell {
  if (list.length === 0) return null;
  return kind === 'ids' ? { kind, ids: list } : { kind, texts: list };
}

/** What escalated it in the bucket, oldest first, and how soon after it was created. */
export const escalationCells: Teller = ({ input, parameters, timed, end }) => {
  const eventsOf = escalationFinder(input, parameters);
  const isIn = (at: number) => at <= end && at >= (timed?.start ?? -Infinity);
  return ({ flow, history }) => {
    const all = flow === null ? [] : eventsOf(flow);
    const events = all.filter(({ at }) => isIn(at)).sort((one, other) => one.at - other.at);
    const [first] = events;
    if (first === undefined) return { escalations: null, 'hours-to-escalation': null };
    const hours = (first.at - history.createdAt) / HOUR_MS;
    return {
      escalations: { kind: 'events', events },
      'hours-to-escalation': { kind: 'number', value: hours },
    };
  };
};
