import type { IssueTimeline } from '../../src/domain/metrics/timeline/issue-timeline';

/** As many issues as one question for changelogs brings. */
const ISSUES_AT_ONCE = 1_000;

/**
 * The same changelogs as Jira writes them, page by page: what the app has to parse before any
 * metric. In the words of Atlassian's own example of the answer of `changelog/bulkfetch`, one
 * history for each change. Source: Jira platform OpenAPI document, v3.
 */
export function* changelogAnswers(histories: readonly IssueTimeline[]): Generator<string> {
  let number = 0;
  for (let first = 0; first < histories.length; first += ISSUES_AT_ONCE) {
    const issueChangeLogs = histories.slice(first, first + ISSUES_AT_ONCE).map((history) => ({
      issueId: history.id,
      changeHistories: Object.entries(history.changes).flatMap(([fieldId, changes]) =>
        changes.map(({ at, from, to }) => {
          number += 1;
          const item = { field: fieldId, fieldId, fieldtype: 'jira', from, fromString: from };
          const items = [{ ...item, to, toString: to }];
          return { author: authorOf(number), created: at, id: String(number), items };
        }),
      ),
    }));
    yield JSON.stringify({ issueChangeLogs, nextPageToken: 'UxAQBFRF' });
  }
}

function authorOf(number: number) {
  const accountId = `5b10ac8d82e05b22cc7d${String(number % 120).padStart(4, '0')}`;
  const picture =
    'https://avatar-management--avatars.server-location.prod.public.atl-paas.net/initials/MK-5.png';
  return {
    accountId,
    active: true,
    avatarUrls: Object.fromEntries(
      [16, 24, 32, 48].map((size) => [`${size}x${size}`, `${picture}?size=${size}&s=${size}`]),
    ),
    displayName: 'Mia Krystof',
    emailAddress: 'mia@example.com',
    self: `https://your-domain.atlassian.net/rest/api/3/user?accountId=${accountId}`,
    timeZone: 'Australia/Sydney',
  };
}
