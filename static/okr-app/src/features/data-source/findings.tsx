import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import {
  findingText,
  fixText,
  type Looked,
} from '../../../../../src/contract/data-source/finding-text';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { withFilterCopied } from '../../../../../src/domain/metrics/jql-text';
import type {
  FindingSeverity,
  QueryFinding,
  QueryFix,
} from '../../../../../src/domain/metrics/query-finding';
import type { Call } from '../../api/client';
import { usePage } from '../../app/page-context';

interface FindingsProps {
  readonly findings: readonly QueryFinding[];
  readonly looked: Looked;
  readonly jql: string;
  /** Takes a mended query; without it nothing can be mended here. */
  readonly onFix: ((jql: string) => void) | undefined;
}

const SEVERITIES: Readonly<
  Record<
    FindingSeverity,
    { readonly label: string; readonly appearance: 'danger' | 'warning' | 'information' }
  >
> = {
  stop: { label: 'Cannot be saved', appearance: 'danger' },
  warning: { label: 'Check', appearance: 'warning' },
  note: { label: 'Good to know', appearance: 'information' },
};

/** What the author should know about the query before others rely on its number. */
export function Findings({ findings, looked, jql, onFix }: FindingsProps) {
  if (findings.length === 0) {
    return <p className="okr-subtle">Health check: nothing stands out.</p>;
  }
  return (
    <ul className="okr-findings" aria-label="Health check of the query">
      {findings.map((finding) => (
        <li key={finding.kind} className="okr-finding">
          <Lozenge appearance={SEVERITIES[finding.severity].appearance}>
            {SEVERITIES[finding.severity].label}
          </Lozenge>
          <div>
            <p>{findingText(finding, looked)}</p>
            {finding.fix !== null && onFix !== undefined && (
              <Fix fix={finding.fix} jql={jql} onFix={onFix} />
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

interface FixProps {
  readonly fix: QueryFix;
  readonly jql: string;
  readonly onFix: (jql: string) => void;
}

function Fix({ fix, jql, onFix }: FixProps) {
  const { call } = usePage();
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const mend = async (): Promise<void> => {
    setIsBusy(true);
    const mended = await mendedQuery(fix, jql, call);
    setIsBusy(false);
    if ('jql' in mended) onFix(mended.jql);
    else setProblem(mended.problem);
  };
  return (
    <>
      <Button spacing="compact" isLoading={isBusy} onClick={() => void mend()}>
        {fixText(fix)}
      </Button>
      {problem !== null && (
        <p role="alert" className="okr-problem">
          {problem}
        </p>
      )}
    </>
  );
}

type Mended = { readonly jql: string } | { readonly problem: string };

async function mendedQuery(fix: QueryFix, jql: string, call: Call): Promise<Mended> {
  switch (fix.kind) {
    case 'leave-out-types':
    case 'name-yourself':
      return { jql: fix.jql };
    case 'copy-filter': {
      const answer = await call('getFilter', { filterId: fix.filterId });
      if (!answer.ok) return { problem: sentenceFor(answer.error) };
      const copied = withFilterCopied(jql, fix.filterId, answer.data.jql);
      return copied === null ? { problem: BY_HAND } : { jql: copied };
    }
    case 'use-parent':
      return withParent(jql);
  }
}

const BY_HAND = 'This query cannot be changed by itself. Edit it by hand.';

/** The parser comes with the editor's script. */
async function withParent(jql: string): Promise<Mended> {
  try {
    const { rewriteEpicLink } = await import('./rewrite-epic-link');
    const rewritten = rewriteEpicLink(jql);
    return rewritten === null ? { problem: BY_HAND } : { jql: rewritten };
  } catch {
    return { problem: 'The part that rewrites queries could not be loaded. Edit it by hand.' };
  }
}
