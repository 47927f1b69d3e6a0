import Button from '@atlaskit/button/new';
import { useState, type ReactNode } from 'react';
import { countIssues, searchIssues, type IssueBean } from '../site/jira-reads';
import { useLoaded } from '../site/use-loaded';
import type { IssueEditing } from './issue-editing';

const PAGE_SIZE = 50;

interface IssuePages {
  readonly issues: readonly IssueBean[] | undefined;
  readonly error: Error | undefined;
  readonly isLoading: boolean;
  readonly reload: () => void;
  readonly footer: ReactNode;
}

/** Jira's search hands out a token for each next page; going back needs the tokens so far. */
export function useIssuePages(jql: string, { points }: IssueEditing): IssuePages {
  const [place, setPlace] = useState<{ jql: string; tokens: readonly string[] }>({
    jql,
    tokens: [],
  });
  const tokens = place.jql === jql ? place.tokens : [];
  const token = tokens.at(-1);
  const page = useLoaded(`${jql}\n${token ?? ''}`, () =>
    searchIssues({
      jql,
      fields: [
        ...['summary', 'status', 'issuetype', 'assignee', 'parent', 'timeoriginalestimate'],
        ...(points ? [points.id] : []),
      ],
      maxResults: PAGE_SIZE,
      ...(token !== undefined && { nextPageToken: token }),
    }),
  );
  const count = useLoaded(`count ${jql}`, () => countIssues(withoutOrder(jql)));
  const next = page.value?.nextPageToken;
  const from = tokens.length * PAGE_SIZE + 1;
  const shown = page.value?.issues.length ?? 0;
  const total = count.value === undefined ? '' : ` of ${count.value.toLocaleString('en')}`;
  const { reload: reloadPage } = page;
  const { reload: reloadCount } = count;
  const [reload] = useState(() => () => {
    reloadPage();
    reloadCount();
  });
  return {
    issues: page.value?.issues,
    error: page.error,
    isLoading: page.isLoading,
    reload,
    footer: (
      <div className="pages">
        <p aria-live="polite">
          {shown === 0 ? 'No issues' : `${String(from)}–${String(from + shown - 1)}${total}`}
        </p>
        <Button
          isDisabled={tokens.length === 0}
          onClick={() => {
            setPlace({ jql, tokens: tokens.slice(0, -1) });
          }}
        >
          Previous
        </Button>
        <Button
          isDisabled={next === undefined}
          onClick={() => {
            if (next !== undefined) setPlace({ jql, tokens: [...tokens, next] });
          }}
        >
          Next
        </Button>
      </div>
    ),
  };
}

function withoutOrder(jql: string): string {
  return jql.replace(/\border\s+by\b[^'"]*$/i, '').trim();
}
