import type { LevelCount, QueryFinding, QueryFix } from '../../domain/metrics/query-finding';

/** What a finding rests on. */
export interface Looked {
  readonly looked: number;
  /** Every issue that matches was looked at. */
  readonly isAll: boolean;
}

/** The finding in a sentence, with what it means for the number. */
export function findingText(finding: QueryFinding, looked: Looked): string {
  switch (finding.kind) {
    case 'depends-on-viewer':
      return `${finding.functions.map((name) => `${nameOf(name)}()`).join(', ')} means whoever asks, and Throughline asks for everybody. Name the people or issues instead.`;
    case 'hidden-issues':
      return finding.hidden === null
        ? 'The query finds issues that you may not see, so you cannot publish their total. Narrow it, or ask somebody who may see them.'
        : `The query finds ${number(finding.hidden)} issues that you may not see, so you cannot publish their total. Narrow it, or ask somebody who may see them.`;
    case 'too-many-issues':
      return `More than ${number(finding.limit)} issues match. Narrow the query down.`;
    case 'no-issues':
      return 'No issue matches right now.';
    case 'depends-on-time':
      return 'The query depends on the date, on sprints or on versions, so issues enter and leave it without an edit.';
    case 'depends-on-groups':
      return 'membersOf() changes with the group, so people who join or leave change the number.';
    case 'uses-filter':
      return `The query rests on the saved filter ${finding.filterId}. Whoever edits that filter changes this number.`;
    case 'uses-epic-link':
      return '“Epic Link” misses stories of team-managed projects, and Jira is retiring it. “parent” finds the children in both.';
    default:
      return sampleText(finding, looked);
  }
}

type SampleFinding = Extract<
  QueryFinding,
  {
    kind:
      | 'field-unavailable'
      | 'field-empty'
      | 'no-time-tracked'
      | 'story-points-differ'
      | 'parents-and-children'
      | 'several-levels'
      | 'counted-by-parent'
      | 'negative-values';
  }
>;

function sampleText(finding: SampleFinding, looked: Looked): string {
  switch (finding.kind) {
    case 'field-unavailable':
      return 'Jira returns this field for none of the issues. It may be hidden, deleted or switched off.';
    case 'several-levels':
      return `The query finds issues of several levels: ${finding.levels.map(levelText).join(', ')}.`;
    case 'parents-and-children':
      return `Parents count together with their own children (${number(finding.parents)}), so the same work may count twice.`;
    case 'field-empty':
      return `${share(finding.empty, looked)} no value in this field; an empty field adds 0.`;
    case 'no-time-tracked':
      return `${share(finding.untracked, looked)} no time tracked; that ${finding.countsAsZero ? 'counts as 0 %' : 'is left out of the mean'}.`;
    case 'story-points-differ':
      return `${share(finding.issues, looked)} different numbers in “Story Points” and “Story point estimate”. One of them is used, never their sum.`;
    case 'counted-by-parent':
      return `${share(finding.issues, looked)} a parent here whose time includes it already, so it is left out.`;
    case 'negative-values':
      return `${share(finding.issues, looked)} a negative value, so a percentage may leave 0–100.`;
  }
}

/** What the button of a fix says. */
export function fixText(fix: QueryFix): string {
  switch (fix.kind) {
    case 'leave-out-types':
      return `Leave out ${fix.typeNames.join(', ')}`;
    case 'name-yourself':
      return 'Name yourself instead';
    case 'copy-filter':
      return 'Copy the filter’s query';
    case 'use-parent':
      return 'Use “parent” instead';
  }
}

const number = (value: number) => value.toLocaleString('en-US');

/** "2 of 5 issues have", "2 of the first 100 issues have". */
function share(issues: number, { looked, isAll }: Looked): string {
  const whole = looked === 1 ? '1 issue' : `${isAll ? '' : 'the first '}${number(looked)} issues`;
  return `${number(issues)} of ${whole} ${issues === 1 ? 'has' : 'have'}`;
}

const levelText = ({ issues, typeNames }: LevelCount) =>
  `${number(issues)} × ${typeNames.join('/')}`;

const NAMES: Readonly<Record<string, string>> = {
  currentuser: 'currentUser',
  watchedissues: 'watchedIssues',
  votedissues: 'votedIssues',
  issuehistory: 'issueHistory',
  currentlogin: 'currentLogin',
  lastlogin: 'lastLogin',
};

const nameOf = (name: string) => NAMES[name] ?? name;
