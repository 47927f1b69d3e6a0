import Avatar from '@atlaskit/avatar';
import { HelperMessage, Label } from '@atlaskit/form';
import Select from '@atlaskit/select';
import { useContext, useId } from 'react';
import { component, type ComponentTable } from './component-entry';
import { DocHostContext, type DocUser } from './doc-host';
import type { AppHandler } from './serialisable-event';

interface UserPickerProps {
  readonly label: string;
  readonly name: string;
  readonly description?: string;
  readonly placeholder?: string;
  readonly isMulti?: boolean;
  readonly isRequired?: boolean;
  readonly defaultValue?: string | readonly string[];
  readonly onChange?: AppHandler;
}

export const PEOPLE: ComponentTable = {
  User: component<{ accountId: string; hideDisplayName?: boolean }>(
    'accountId hideDisplayName',
    ({ props }) => <User {...props} />,
  ),
  UserGroup: component('', ({ kids }) => <span className="user-group">{kids}</span>),
  UserPicker: component<UserPickerProps>(
    'defaultValue description isMulti isRequired label name onChange placeholder',
    ({ props }) => <UserPicker {...props} />,
  ),
};

function User({
  accountId,
  hideDisplayName = false,
}: {
  accountId: string;
  hideDisplayName?: boolean;
}) {
  const { users } = useContext(DocHostContext);
  const user = users.find((candidate) => candidate.accountId === accountId);
  const name = user?.displayName ?? 'Unknown user';
  return (
    <span className="user">
      <Avatar size="xxsmall" name={hideDisplayName ? name : ''} />
      {!hideDisplayName && name}
    </span>
  );
}

/** Atlassian's own picker needs its services; this one offers the site's users. */
function UserPicker({ label, name, description, isRequired = false, ...props }: UserPickerProps) {
  const { users } = useContext(DocHostContext);
  const inputId = useId();
  const given = new Set([props.defaultValue ?? []].flat());
  const chosen = users.filter(({ accountId }) => given.has(accountId));
  const change = (value: unknown): void => {
    const picked = (Array.isArray(value) ? value : [value]).filter(Boolean) as DocUser[];
    const answers = picked.map(({ accountId, displayName }) => ({
      id: accountId,
      type: 'user',
      name: displayName,
    }));
    void props.onChange?.(props.isMulti === true ? answers : answers[0]);
  };
  return (
    <div>
      <Label htmlFor={inputId}>
        {label}
        {isRequired && <span className="required-asterisk"> *</span>}
      </Label>
      <Select<DocUser, boolean>
        inputId={inputId}
        name={name}
        isClearable
        isMulti={props.isMulti ?? false}
        placeholder={props.placeholder ?? ''}
        options={users}
        defaultValue={props.isMulti === true ? chosen : (chosen[0] ?? null)}
        getOptionLabel={(user) => user.displayName}
        getOptionValue={(user) => user.accountId}
        menuPosition="fixed"
        onChange={change}
      />
      {description !== undefined && <HelperMessage>{description}</HelperMessage>}
    </div>
  );
}
