import type { Handlers } from '@forge/resolver';
import type { Api } from '../contract/api';
import { inputs } from '../contract/inputs';
import { answer, type Wiring } from './answer';
import { transferCalls } from './calls/transfer-calls';
import { leaverCalls } from './calls/leaver-calls';
import { cycleCalls } from './calls/cycle-calls';
import { auditCalls } from './calls/audit-calls';
import { checkInCalls } from './calls/check-in-calls';
import { commentCalls } from './calls/comment-calls';
import { dataSourceCalls } from './calls/data-source-calls';
import { initiativeCalls } from './calls/initiative-calls';
import { metricCalls } from './calls/metric-calls';
import { metricNoteCalls } from './calls/metric-note-calls';
import { movementCalls } from './calls/movement-calls';
import { objectiveCalls } from './calls/objective-calls';
import { okrCalls } from './calls/okr-calls';
import type { DataOf, InputOf, Runs } from './calls/runs';
import { practiceCalls } from './calls/practice-calls';
import { pushCalls } from './calls/push-calls';
import { savedFilterCalls } from './calls/saved-filter-calls';
import { settingsCalls } from './calls/settings-calls';
import { statusCalls } from './calls/status-calls';

/** Every call of the contract; each feature brings its own. */
const runs: Runs<keyof Api> = {
  ...okrCalls,
  ...dataSourceCalls,
  ...settingsCalls,
  ...statusCalls,
  ...auditCalls,
  ...objectiveCalls,
  ...initiativeCalls,
  ...checkInCalls,
  ...commentCalls,
  ...movementCalls,
  ...metricCalls,
  ...metricNoteCalls,
  ...savedFilterCalls,
  ...practiceCalls,
  ...pushCalls,
  ...cycleCalls,
  ...leaverCalls,
  ...transferCalls,
};

export function resolverCalls(wiring: Wiring): Handlers<Api> {
  const handlerOf = <Name extends keyof Api>(name: Name) => {
    const call = { input: inputs[name], run: runs[name] };
    return answer<InputOf<Name>, DataOf<Name>>(call, wiring);
  };
  const names = Object.keys(runs) as (keyof Api)[];
  // `runs` has every call, which the compiler checks there.
  return Object.fromEntries(names.map((name) => [name, handlerOf(name)])) as Handlers<Api>;
}
