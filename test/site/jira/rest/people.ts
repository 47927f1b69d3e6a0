import type { User } from '../model';
import { userShape } from './issue-shape';
import { type Exchange, json, refusal, type RestAnswer } from './exchange';

/** An installed app has an account of its own. */
const APP_USER: Omit<User, 'accountId'> = {
  accountType: 'app',
  displayName: 'Throughline',
  active: true,
  timeZone: 'UTC',
};

export function myself({ store, viewer, options }: Exchange): RestAnswer {
  const user =
    viewer.accountId === options.appAccountId
      ? { ...APP_USER, accountId: options.appAccountId }
      : store.data.users.find(({ accountId }) => accountId === viewer.accountId);
  return user === undefined
    ? refusal(401, ['Client must be authenticated to access this resource.'])
    : json(userShape(user), 0, 1);
}

export function user({ store, query }: Exchange): RestAnswer {
  const found = store.data.users.find(({ accountId }) => accountId === query.get('accountId'));
  return found === undefined
    ? refusal(404, ['Specified user does not exist or you do not have required permissions'])
    : json(userShape(found), 0, 1);
}

export function userBulk({ store, query }: Exchange): RestAnswer {
  const ids = query.getAll('accountId');
  const values = store.data.users.filter(({ accountId }) => ids.includes(accountId)).map(userShape);
  return json(
    { startAt: 0, maxResults: 200, total: values.length, isLast: true, values },
    0,
    values.length,
  );
}

export function userSearch({ store, query }: Exchange): RestAnswer {
  const text = (query.get('query') ?? '').toLowerCase();
  const accountId = query.get('accountId');
  const found = store.data.users
    .filter(({ accountType }) => accountType === 'atlassian')
    .filter((one) =>
      accountId === null
        ? one.displayName
            .toLowerCase()
            .split(' ')
            .some((word) => word.startsWith(text)) || one.displayName.toLowerCase().startsWith(text)
        : one.accountId === accountId,
    )
    .slice(Number(query.get('startAt') ?? 0))
    .slice(0, Number(query.get('maxResults') ?? 50));
  return json(found.map(userShape), 0, found.length);
}

/** Those of the people who match that may browse the project. */
export function usersWithBrowsePermission(exchange: Exchange): RestAnswer {
  const { store, query } = exchange;
  const project = store.data.projects.find(({ key }) => key === query.get('projectKey'));
  if (project === undefined) return refusal(404, ['The project does not exist.']);
  const accountId = query.get('accountId');
  if (accountId === null && query.get('query') === null) {
    return refusal(400, ['Either accountId or query is needed.']);
  }
  const found = store.data.users
    .filter((one) => one.accountType === 'atlassian' && one.active)
    .filter((one) => accountId === null || one.accountId === accountId)
    .filter((one) => store.view.canBrowseProject(one.accountId, project));
  return json(found.map(userShape), 0, found.length);
}
