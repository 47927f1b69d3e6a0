import Avatar from '@atlaskit/avatar';
import { nameOf } from '../app/people-directory';
import { usePerson } from '../app/page-context';

interface PersonNameProps {
  readonly accountId: string | null;
  /** Picture only; the name shows on hover and is read out. */
  readonly isCompact?: boolean;
}

export function PersonName({ accountId, isCompact = false }: PersonNameProps) {
  if (accountId === null) {
    return isCompact ? (
      <span className="okr-person" title="No owner">
        <Avatar size="small" name="No owner" />
      </span>
    ) : (
      <span className="okr-subtle">No owner</span>
    );
  }
  return <KnownPerson accountId={accountId} isCompact={isCompact} />;
}

function KnownPerson({
  accountId,
  isCompact,
}: {
  readonly accountId: string;
  readonly isCompact: boolean;
}) {
  const person = usePerson(accountId);
  const name = nameOf(person);
  const picture = typeof person === 'string' ? null : person.avatarUrl;
  return (
    <span className="okr-person" title={isCompact ? name : undefined}>
      <Avatar
        size="small"
        {...(isCompact && { name })}
        {...(picture !== null && { src: picture })}
      />
      {!isCompact && <span>{name}</span>}
    </span>
  );
}
