import { withFunctionReplaced } from './jql-text';
import type { JiraMeasureSource } from './metric';
import type { QueryFinding } from './query-finding';
import { sampleFindings, type SampledIssue } from './sample-findings';

export interface QueryInHealth {
  readonly source: JiraMeasureSource;
  /** Of the parsed query, lower case. */
  readonly fields: readonly string[];
  readonly functions: readonly string[];
  /** Functions whose answer depends on who asks. */
  readonly viewerFunctions: readonly string[];
  /** It moves with the clock, whoever asks. */
  readonly isTimeDependent: boolean;
  readonly filterIds: readonly string[];
  /** How many issues its author can find. */
  readonly total: number;
  /** How many more the app finds; `null` when the author may not know. */
  readonly hidden: number | null;
  /** More than this many are not measured. */
  readonly limit: number;
  /** With fewer hidden issues than this their number is not said. Decision 0005. */
  readonly safeHidden: number;
  readonly authorId: string;
  readonly sample: readonly SampledIssue[];
}

const EPIC_LINK = 'epic link';
const GROUPS = 'membersof';
const CURRENT_USER = 'currentuser';
const RANK = { stop: 0, warning: 1, note: 2 } as const;

/** Everything the author should know, the gravest first. Source: metrics-spec A.1, G.1, G.3. */
export function queryHealth(query: QueryInHealth): readonly QueryFinding[] {
  const findings = [
    ...viewerFindings(query),
    ...sizeFindings(query),
    ...sampleFindings(query.source, query.sample),
    ...textFindings(query),
  ];
  return findings.sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}

function viewerFindings({
  source,
  viewerFunctions,
  authorId,
}: QueryInHealth): readonly QueryFinding[] {
  if (viewerFunctions.length === 0) return [];
  const canName = viewerFunctions.every((name) => name === CURRENT_USER);
  const jql = withFunctionReplaced(source.jql, CURRENT_USER, authorId);
  return [
    {
      kind: 'depends-on-viewer',
      functions: viewerFunctions,
      severity: 'stop',
      fix: canName ? { kind: 'name-yourself', jql } : null,
    },
  ];
}

function sizeFindings(query: QueryInHealth): readonly QueryFinding[] {
  const { total, hidden, limit, safeHidden } = query;
  const findings: QueryFinding[] = [];
  if (hidden !== null && hidden > 0) {
    const told = hidden >= safeHidden ? hidden : null;
    findings.push({ kind: 'hidden-issues', hidden: told, severity: 'stop', fix: null });
  }
  if (total > limit) {
    findings.push({ kind: 'too-many-issues', limit, severity: 'stop', fix: null });
  }
  if (total === 0) findings.push({ kind: 'no-issues', severity: 'warning', fix: null });
  return findings;
}

function textFindings(query: QueryInHealth): readonly QueryFinding[] {
  const { fields, functions, isTimeDependent, filterIds } = query;
  const [filterId] = filterIds;
  const findings: QueryFinding[] = [];
  if (fields.includes(EPIC_LINK)) {
    // Together with `parent` it finds every child all the same.
    const severity = fields.includes('parent') ? 'note' : 'warning';
    findings.push({ kind: 'uses-epic-link', severity, fix: { kind: 'use-parent' } });
  }
  if (filterId !== undefined) {
    // A filter that is named by its name cannot be looked up.
    const fix = /^\d+$/.test(filterId) ? ({ kind: 'copy-filter', filterId } as const) : null;
    findings.push({ kind: 'uses-filter', filterId, severity: 'note', fix });
  }
  if (functions.includes(GROUPS)) {
    findings.push({ kind: 'depends-on-groups', severity: 'note', fix: null });
  }
  if (isTimeDependent) {
    findings.push({ kind: 'depends-on-time', severity: 'note', fix: null });
  }
  return findings;
}
