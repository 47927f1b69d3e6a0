import Heading from '@atlaskit/heading';
import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { ChangeBean } from '../site/jira-reads';

const SHOWN = 20;

/** The issue's changelog, newest first. */
export function IssueChanges({ histories }: { readonly histories: readonly ChangeBean[] }) {
  const [isWhole, setWhole] = useState(false);
  const sorted = [...histories].sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
  const shown = isWhole ? sorted : sorted.slice(0, SHOWN);
  return (
    <section aria-label="History">
      <Heading as="h2" size="small">
        History
      </Heading>
      {histories.length === 0 && <p className="subtle">Nothing has changed yet.</p>}
      <ol className="changes">
        {shown.map(({ id, created, author, items }) => (
          <li key={id}>
            <p className="subtle">
              {author?.displayName ?? 'Somebody'},{' '}
              <time dateTime={created}>{created.slice(0, 16).replace('T', ' ')}</time>
            </p>
            {items.map((item, index) => (
              <p key={`${item.field} ${String(index)}`}>
                <strong>{item.field}</strong>: {short(item.fromString)} → {short(item.toString)}
              </p>
            ))}
          </li>
        ))}
      </ol>
      {sorted.length > shown.length && (
        <Button
          onClick={() => {
            setWhole(true);
          }}
        >
          Show all {sorted.length} changes
        </Button>
      )}
    </section>
  );
}

function short(text: string | null): string {
  if (text === null || text === '') return 'None';
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
