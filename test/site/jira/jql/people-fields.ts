import type { Issue } from '../model';
import { bagAt, bagsIn, textAt } from './issue-values';
import { type Literal, refuse, type Scope } from './jql-scope';
import { type TokenField, tokenField, type TokenFunction, type Tokens } from './token-field';

/** A person is written as an account id or a display name. */
export function accountsNamed(literal: Literal, scope: Scope): readonly string[] {
  const lower = literal.text.toLowerCase();
  return scope.view.data.users
    .filter((user) => user.accountId === literal.text || user.displayName.toLowerCase() === lower)
    .map((user) => user.accountId);
}

const USER_FUNCTIONS: Readonly<Record<string, TokenFunction>> = {
  currentuser: (_call, { viewer }) => (viewer.accountId === null ? [] : [viewer.accountId]),
  membersof: (call, scope) => {
    // The local site has no groups, so no group can exist.
    const group = call.args[0] ?? '';
    refuse(
      scope,
      `Function '${call.name}' can not generate a list of usernames for group '${group}'; the group does not exist.`,
    );
    return [];
  },
};

function peopleField(
  tokensOf: (issue: Issue) => Tokens,
  nameOf: (issue: Issue) => string | null,
): TokenField {
  return tokenField({
    tokensOf,
    resolve: accountsNamed,
    functions: USER_FUNCTIONS,
    sort: { key: (issue) => nameOf(issue)?.toLowerCase() ?? null, defaultDirection: 'asc' },
  });
}

export function userField(fieldId: string): TokenField {
  return peopleField(
    (issue) => textAt(bagAt(issue, fieldId), 'accountId'),
    (issue) => textAt(bagAt(issue, fieldId), 'displayName'),
  );
}

export function usersField(fieldId: string): TokenField {
  const held = (issue: Issue) => bagsIn(issue.fields[fieldId]);
  return peopleField(
    (issue) => held(issue).flatMap((each) => textAt(each, 'accountId') ?? []),
    (issue) => textAt(held(issue)[0] ?? null, 'displayName'),
  );
}
