import { useState } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import { Checkbox } from '@atlaskit/checkbox';
import type { ApiError } from '../../../../../src/contract/api-result';
import type {
  LeaverDto,
  OwnedItemDto,
  ReassignedDto,
} from '../../../../../src/contract/leavers/calls';
import { isReason, sentenceFor } from '../../../../../src/contract/reasons';
import { nameOf } from '../../app/people-directory';
import { usePage, usePerson } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import { PersonSelect } from '../../components/person-select';

/** As many as one call takes. Source: contract/leavers/inputs. */
const ITEMS_AT_ONCE = 25;

interface LeaverCardProps {
  readonly leaver: LeaverDto;
  readonly onReassigned: () => void;
}

export function LeaverCard({ leaver, onReassigned }: LeaverCardProps) {
  const person = usePerson(leaver.accountId);
  const name = person === 'unknown' ? 'Unknown account' : nameOf(person);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [to, setTo] = useState<string | null>(null);
  const work = useReassignment(onReassigned);
  const chosen = leaver.items.filter(({ id }) => !left.has(id));
  return (
    <section className="okr-card" aria-label={`What ${name} owns`}>
      <h2 className="okr-card-title">
        {name} ·{' '}
        {leaver.state === 'inactive' ? 'account switched off' : 'account not known to Jira'}
      </h2>
      <ul className="okr-plain-list">
        {leaver.items.map((item) => (
          <li key={item.id}>
            <Checkbox
              isChecked={!left.has(item.id)}
              label={`${item.kind === 'objective' ? 'Objective' : 'Key result'}: ${item.title}`}
              onChange={() => {
                setLeft(toggled(left, item.id));
              }}
            />
            <Problem problem={work.problems.get(item.id)} />
          </li>
        ))}
      </ul>
      <div className="okr-card-form">
        <FormField
          label="New owner"
          problem={work.error === null ? undefined : sentenceFor(work.error)}
        >
          {(control) => (
            <PersonSelect
              accountId={to}
              control={control}
              placeholder="Choose a person"
              onChange={setTo}
            />
          )}
        </FormField>
        <Button
          appearance="primary"
          isDisabled={to === null || chosen.length === 0}
          isLoading={work.isBusy}
          onClick={() => {
            if (to !== null) void work.start(to, chosen);
          }}
        >
          {`Reassign ${String(chosen.length)} ${chosen.length === 1 ? 'item' : 'items'}`}
        </Button>
      </div>
      {work.problems.size > 0 && (
        <SectionMessage appearance="warning" title="Not everything could be reassigned">
          <p>
            {String(work.problems.size)} of the items kept their owner. The reason stands beside
            each; the others have their new owner.
          </p>
        </SectionMessage>
      )}
    </section>
  );
}

function Problem({ problem }: { readonly problem: string | undefined }) {
  if (problem === undefined) return null;
  return <p className="okr-subtle">Not reassigned: {problem}</p>;
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}

interface Reassignment {
  readonly isBusy: boolean;
  readonly error: ApiError | null;
  /** By item, what stood in the way. */
  readonly problems: ReadonlyMap<string, string>;
  readonly start: (to: string, items: readonly OwnedItemDto[]) => Promise<void>;
}

function useReassignment(onDone: () => void): Reassignment {
  const { call, store, announcement } = usePage();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const start = async (to: string, items: readonly OwnedItemDto[]): Promise<void> => {
    setIsBusy(true);
    setError(null);
    const results: ReassignedDto[] = [];
    for (let from = 0; from < items.length; from += ITEMS_AT_ONCE) {
      const batch = items.slice(from, from + ITEMS_AT_ONCE).map(({ kind, id }) => ({ kind, id }));
      const answer = await call('reassign', { to, items: batch });
      if (!answer.ok) {
        setError(answer.error);
        break;
      }
      results.push(...answer.data);
    }
    setIsBusy(false);
    setProblems(problemsIn(results));
    announcement.set(
      `${String(results.filter(({ reason }) => reason === null).length)} reassigned`,
    );
    store.reload();
    onDone();
  };
  return { isBusy, error, problems, start };
}

function problemsIn(results: readonly ReassignedDto[]): ReadonlyMap<string, string> {
  return new Map(
    results.flatMap(({ id, reason }) =>
      reason === null
        ? []
        : [[id, isReason(reason) ? sentenceFor({ code: 'forbidden', reason }) : reason] as const],
    ),
  );
}
