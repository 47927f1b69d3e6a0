import { makeResolver } from '@forge/resolver';
import { consoleLog } from '../adapters/console-log';
import { forPeople } from '../adapters/storage/storage-use';
import { installation } from '../adapters/node-surroundings';
import type { Ports } from '../application/ports/ports';
import type { Api } from '../contract/api';
import { createPeopleTally } from './people-tally';
import { resolverCalls } from './resolver-calls';
import { createPorts } from './wiring';

const tally = createPeopleTally();
const count = (ports: Ports) => tally(installation(), ports);
const resolve = makeResolver<Api>(resolverCalls({ ports: createPorts, log: consoleLog, count }));

export const handler: typeof resolve = (...call) => forPeople(async () => resolve(...call));
