import { makeResolver } from '@forge/resolver';
import { consoleLog } from '../adapters/console-log';
import { forPeople } from '../adapters/storage/storage-use';
import type { Api } from '../contract/api';
import { resolverCalls } from './resolver-calls';
import { createPorts } from './wiring';

const resolve = makeResolver<Api>(resolverCalls({ ports: createPorts, log: consoleLog }));

export const handler: typeof resolve = (...call) => forPeople(async () => resolve(...call));
