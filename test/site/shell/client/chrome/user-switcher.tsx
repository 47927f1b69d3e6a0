import Avatar from '@atlaskit/avatar';
import Button from '@atlaskit/button/new';
import ChevronDownIcon from '@atlaskit/icon/core/chevron-down';
import Popup from '@atlaskit/popup';
import Textfield from '@atlaskit/textfield';
import { useState, type ChangeEvent } from 'react';
import type { Persona, SiteState } from '../../site-api';
import { writeCookie } from '../site/cookies';
import { useSiteState } from '../site/live';

const MOST_MATCHES = 8;

/** Who looks at the site. Changing it signs the browser in as that person. */
export function UserSwitcher() {
  const state = useSiteState();
  const [isOpen, setOpen] = useState(false);
  if (state === undefined) return null;
  const current = state.users.find(({ accountId }) => accountId === state.currentAccountId);
  return (
    <Popup
      isOpen={isOpen}
      onClose={() => {
        setOpen(false);
      }}
      placement="bottom-end"
      role="dialog"
      label="Switch user"
      content={() => <Choices state={state} />}
      trigger={({ ref, ...props }) => (
        <Button
          {...props}
          ref={ref}
          appearance="subtle"
          spacing="compact"
          iconBefore={() => <Avatar size="xxsmall" name="" />}
          iconAfter={ChevronDownIcon}
          testId="user-switcher"
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {current?.displayName ?? 'Nobody'}
        </Button>
      )}
    />
  );
}

function Choices({ state }: { readonly state: SiteState }) {
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const people: readonly Persona[] =
    wanted === ''
      ? state.personas
      : state.users
          .filter(
            ({ displayName, accountType }) =>
              accountType === 'atlassian' && displayName.toLowerCase().includes(wanted),
          )
          .slice(0, MOST_MATCHES)
          .map(({ accountId, displayName, active }) => ({
            accountId,
            displayName,
            description: active ? '' : 'Deactivated',
          }));
  return (
    <div className="user-choices">
      <Textfield
        isCompact
        aria-label="Find a user"
        placeholder="Find a user"
        value={text}
        onChange={(event: ChangeEvent<HTMLInputElement>) => {
          setText(event.target.value);
        }}
      />
      <ul>
        {people.map((person) => (
          <li key={person.accountId}>
            <button
              type="button"
              className="user-choice"
              aria-current={person.accountId === state.currentAccountId}
              onClick={() => {
                signInAs(person.accountId);
              }}
            >
              <Avatar size="small" name="" />
              <span>
                <span>{person.displayName}</span>
                {person.description !== '' && <span className="subtle">{person.description}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {people.length === 0 && <p className="subtle">No user of that name.</p>}
    </div>
  );
}

function signInAs(accountId: string): void {
  writeCookie('site-user', accountId);
  window.location.reload();
}
