import { makeResolver } from '@forge/resolver';
import { consoleLog } from '../adapters/console-log';
import type { Api } from '../contract/api';
import { resolverCalls } from './resolver-calls';
import { createPorts, PAGE_CALL_TIMEOUT_MS } from './wiring';

export const handler = makeResolver<Api>(
  resolverCalls({
    ports: () => createPorts({ jiraTimeoutMs: PAGE_CALL_TIMEOUT_MS }),
    log: consoleLog,
  }),
);
