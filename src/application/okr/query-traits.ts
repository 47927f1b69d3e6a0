import type { JqlFacts } from '../ports/jql-check';
import type { QueryTraits } from '../ports/okr-repository';

/** Their answer depends on who asks, and the app asks for everybody. Source: metrics-spec G.3. */
const VIEWER_FUNCTIONS = new Set([
  'currentuser',
  'watchedissues',
  'votedissues',
  'issuehistory',
  'currentlogin',
  'lastlogin',
]);

/** `-7d`, `2w`, `-1w 2d`: an instant that moves with the clock. */
const RELATIVE_DATE = /^[+-]?\d+(\.\d+)?[mhdwMy]?(\s+\d+[mhdw])*$/i;
const HAS_UNIT = /[mhdwy]/i;
const SAVED_FILTER_FIELDS = new Set(['filter', 'request', 'savedfilter', 'searchrequest']);

export function dependsOnViewer(facts: JqlFacts): boolean {
  return viewerFunctions(facts).length > 0;
}

/** Each once, lower case. */
export function viewerFunctions({ functions }: JqlFacts): readonly string[] {
  return [...new Set(functions.filter((name) => VIEWER_FUNCTIONS.has(name)))];
}

/** Whether it moves by itself, apart from who asks, from groups, and from a saved filter's text. */
export function movesWithTime(facts: JqlFacts): boolean {
  return queryTraits({
    ...facts,
    functions: facts.functions.filter((name) => !VIEWER_FUNCTIONS.has(name) && name !== GROUPS),
    fields: facts.fields.filter((field) => !SAVED_FILTER_FIELDS.has(field)),
  }).isTimeDependent;
}

const GROUPS = 'membersof';

/**
 * Any function counts as time-dependent: of the few that do not depend on dates, sprints, versions
 * or other issues, none is worth the risk of a value that silently stands still.
 */
export function queryTraits({ functions, fields, values }: JqlFacts): QueryTraits {
  const isRelative = (value: string) => RELATIVE_DATE.test(value) && HAS_UNIT.test(value);
  return {
    isTimeDependent:
      functions.length > 0 ||
      values.some(isRelative) ||
      fields.some((field) => SAVED_FILTER_FIELDS.has(field)),
    usesSprints: fields.includes('sprint') || functions.some((name) => name.includes('sprint')),
    usesVersions:
      fields.some((field) => field.includes('version')) ||
      functions.some((name) => name.includes('version')),
  };
}
