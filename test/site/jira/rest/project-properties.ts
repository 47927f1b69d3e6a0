import { created, type Exchange, json, noContent, refusal, type RestAnswer } from './exchange';
import { visibleProject } from './lists';
import { selfUrl } from './self-url';

interface At {
  readonly owner: string;
  readonly projectId: string;
  readonly key: string;
}

function placed(exchange: Exchange, answer: (at: At) => RestAnswer, needs?: 'administer') {
  const project = visibleProject(exchange);
  const [idOrKey = '', key = ''] = exchange.params;
  if (project === undefined) {
    return refusal(404, [`No project could be found with key '${idOrKey}'.`]);
  }
  const { store, viewer } = exchange;
  if (needs !== undefined && !store.permissions.has(viewer.accountId, project, needs)) {
    return refusal(403, ['You do not have permission to administer this project.']);
  }
  return answer({ owner: `project:${project.id}`, projectId: project.id, key });
}

const NO_PROPERTY = (key: string) => refusal(404, [`The property '${key}' does not exist.`]);

export function keys(exchange: Exchange): RestAnswer {
  return placed(exchange, ({ owner, projectId }) =>
    json({
      keys: exchange.properties.keys(owner).map((key) => ({
        key,
        self: selfUrl(`api/3/project/${projectId}/properties/${encodeURIComponent(key)}`),
      })),
    }),
  );
}

export function get(exchange: Exchange): RestAnswer {
  return placed(exchange, ({ owner, key }) => {
    const value = exchange.properties.get(owner, key);
    return value === undefined ? NO_PROPERTY(key) : json({ key, value }, 1);
  });
}

export function put(exchange: Exchange): RestAnswer {
  return placed(
    exchange,
    ({ owner, key }) => {
      const isNew = exchange.properties.get(owner, key) === undefined;
      exchange.properties.set(owner, key, exchange.body);
      return isNew ? created(null) : json(null);
    },
    'administer',
  );
}

export function remove(exchange: Exchange): RestAnswer {
  return placed(
    exchange,
    ({ owner, key }) => (exchange.properties.remove(owner, key) ? noContent() : NO_PROPERTY(key)),
    'administer',
  );
}
