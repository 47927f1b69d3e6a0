import type { QueryWarning } from '../../../../../src/contract/dto';

export function warningText(warning: QueryWarning): string {
  switch (warning.kind) {
    case 'uses-current-user':
      return 'currentUser() means the app when values are computed, not you. Name the people instead.';
    case 'depends-on-time':
      return 'This query depends on the date, so issues enter and leave it without any change in Jira.';
    case 'no-issues':
      return 'No issue matches right now.';
    case 'too-many-issues':
      return `More than ${warning.limit.toLocaleString('en')} issues match. Narrow the query down.`;
  }
}
