import { readQueryLink } from '../../../../../static/okr-app/src/features/data-source/query-link';

describe('a pasted address of Jira', () => {
  it.each([
    [
      'https://example.atlassian.net/issues/?jql=project%20%3D%20PAY%20ORDER%20BY%20rank',
      { kind: 'query', jql: 'project = PAY ORDER BY rank' },
    ],
    [
      'https://example.atlassian.net/jira/software/c/projects/PAY/issues?jql=key+in+%28PAY-1%2C+PAY-2%29',
      { kind: 'query', jql: 'key in (PAY-1, PAY-2)' },
    ],
    ['https://example.atlassian.net/issues/?filter=10042', { kind: 'filter', filterId: '10042' }],
    [
      'https://example.atlassian.net/secure/IssueNavigator.jspa?filterId=7',
      { kind: 'filter', filterId: '7' },
    ],
    ['https://example.atlassian.net/browse/pay-12', { kind: 'issue', key: 'PAY-12' }],
    [
      'https://example.atlassian.net/jira/software/projects/PAY/boards/1?selectedIssue=PAY-3',
      { kind: 'issue', key: 'PAY-3' },
    ],
  ])('%s', (address, expected) => {
    expect(readQueryLink(` ${address}\n`)).toEqual(expected);
  });

  it.each([
    'project = PAY',
    'https://example.atlassian.net/jira/projects',
    'https://example.atlassian.net/issues/?filter=allopenissues',
    'see https://example.atlassian.net/browse/PAY-1',
    'javascript:alert(1)',
    '',
  ])('is not found in %j', (text) => {
    expect(readQueryLink(text)).toBeNull();
  });
});
