import { useMemo } from 'react';
import type { AuditChangeDto, AuditEntryDto } from '../../../../../src/contract/audit/calls';
import { nameOf } from '../../app/people-directory';
import { useOkrState, usePeople } from '../../app/page-context';
import { PersonName } from '../../components/person-name';
import { TimeAgo } from '../../components/time-ago';
import {
  actionText,
  fieldText,
  kindText,
  type Names,
  originText,
  peopleIn,
  valueText,
} from './change-words';

interface EntryListProps {
  readonly entries: readonly AuditEntryDto[];
  /** Says of what each entry tells; not needed where all tell of the same. */
  readonly isNamed: boolean;
}

/** Changes, newest first, each with what was there before and after. */
export function EntryList({ entries, isNamed }: EntryListProps) {
  const names = useNames(entries);
  return (
    <ol className="okr-entries">
      {entries.map((entry) => (
        <li key={entry.id} className="okr-entry">
          <p className="okr-entry-head">
            <PersonName accountId={entry.by} />
            <span>
              <strong>{actionText(entry.action)}</strong> {originText(entry.origin)}
            </span>
            {isNamed && (
              <span>
                {kindText(entry.kind)} “{entry.title}”
              </span>
            )}
            <span className="okr-subtle">
              <TimeAgo at={entry.at} isFocusable />
            </span>
          </p>
          {entry.action !== 'created' && entry.changes.length > 0 && (
            <Changes changes={entry.changes} names={names} title={entry.title} />
          )}
        </li>
      ))}
    </ol>
  );
}

interface ChangesProps {
  readonly changes: readonly AuditChangeDto[];
  readonly names: Names;
  readonly title: string;
}

function Changes({ changes, names, title }: ChangesProps) {
  return (
    <div
      className="okr-table-frame"
      role="region"
      aria-label={`What changed in ${title}`}
      tabIndex={0}
    >
      <table className="okr-table okr-changes">
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ field, before, after }) => (
            <tr key={field}>
              <th scope="row">{fieldText(field)}</th>
              <td>{valueText(field, before, names)}</td>
              <td>{valueText(field, after, names)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function useNames(entries: readonly AuditEntryDto[]): Names {
  const ids = useMemo(() => peopleIn(entries), [entries]);
  const people = usePeople(ids);
  const { page } = useOkrState();
  const byId = new Map(people.map(({ id, state }) => [id, nameOf(state)]));
  const titles = new Map((page?.objectives ?? []).map(({ id, title }) => [id, title]));
  return {
    person: (accountId) => byId.get(accountId) ?? accountId,
    item: (id) => titles.get(id),
  };
}
