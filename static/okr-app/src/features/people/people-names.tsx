import { PersonName } from '../../components/person-name';

interface PeopleNamesProps {
  readonly accountIds: readonly string[];
  readonly emptyText: string;
}

export function PeopleNames({ accountIds, emptyText }: PeopleNamesProps) {
  if (accountIds.length === 0) return <span className="okr-subtle">{emptyText}</span>;
  return (
    <span className="okr-people">
      {accountIds.map((accountId) => (
        <PersonName key={accountId} accountId={accountId} />
      ))}
    </span>
  );
}
