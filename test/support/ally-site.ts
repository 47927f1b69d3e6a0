import path from 'node:path';
import { type InvokeOptions, type RunningSite, runSite } from './running-site';

/** The small site of the fixtures, on a Saturday of its history, without objectives. */
export function runAllySite(): Promise<RunningSite> {
  const data = [path.resolve(__dirname, '../fixtures/sites/ally')];
  return runSite({ data, now: '2026-02-14', seed: false });
}

/** Lea, who leads the project PAY, on its page. */
export const leaInPay: InvokeOptions = {
  as: 'lea-lead',
  extension: { project: { id: '100', key: 'PAY', type: 'software' } },
};
