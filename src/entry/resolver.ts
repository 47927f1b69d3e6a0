import { makeResolver } from '@forge/resolver';
import { consoleLog } from '../adapters/console-log';
import type { Api } from '../contract/api';
import { resolverCalls } from './resolver-calls';
import { createPorts } from './wiring';

export const handler = makeResolver<Api>(resolverCalls({ ports: createPorts, log: consoleLog }));
