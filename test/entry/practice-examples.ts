import type { PracticeCalls } from '../../src/contract/practice/calls';
import type { PushCalls } from '../../src/contract/push/calls';
import { NO_QUALITY_SIGNALS } from '../../src/domain/practice/quality-signals';
import { NO_TEAMS } from '../../src/domain/practice/teams';
import { PAY } from '../doubles/test-world';
import type { CallExample } from './call-examples';

const inPay = { projectId: PAY };

/** Of what people say of how the project works. */
export const practiceExamples: {
  readonly [Name in keyof (PracticeCalls & PushCalls)]: CallExample<Name>;
} = {
  getPractice: { needs: 'browse', input: () => inPay },
  setStatusKinds: {
    needs: 'manage',
    input: () => ({ ...inPay, version: 0, kinds: { 10001: 'active', 10003: 'wait' } }),
  },
  setQualitySignals: {
    needs: 'manage',
    input: () => ({
      ...{ ...inPay, version: 0 },
      signals: { ...NO_QUALITY_SIGNALS, bugTypeIds: ['3'] },
    }),
  },
  setTeams: {
    needs: 'manage',
    input: () => ({
      ...{ ...inPay, version: 0 },
      teams: {
        ...NO_TEAMS,
        teams: [
          {
            id: 't-1',
            name: 'Checkout',
            memberIds: ['lea-lead'],
            componentIds: ['41'],
            valueIds: [],
          },
        ],
      },
    }),
  },
  listFieldValues: {
    needs: 'manage',
    input: () => ({ ...inPay, fieldId: 'customfield_10031' }),
  },
  getSprintPractice: { needs: 'browse', input: () => inPay },
  setSprintCapacity: {
    needs: 'manage',
    input: () => ({
      ...{ ...inPay, sprintId: '7', version: 0 },
      capacity: { kind: 'points', points: 20 },
    }),
  },
  setSprintVerdict: {
    needs: 'manage',
    input: () => ({
      ...{ ...inPay, sprintId: '6', version: 0 },
      verdict: { verdict: 'achieved', note: '' },
    }),
  },
  getReleasePlans: { needs: 'browse', input: () => inPay },
  setPlannedRelease: {
    needs: 'manage',
    input: () => ({ ...inPay, versionId: '51', version: 0, plannedOn: '2026-02-20' }),
  },
  getDeliveries: { needs: 'browse', input: () => inPay },
  importDeliveries: {
    needs: 'manage',
    input: () => ({
      ...inPay,
      events: [
        {
          ...{ kind: 'deployment', id: 'build-1', service: 'shop', environment: 'production' },
          ...{ isProduction: true, isSuccessful: true, finishedAt: 1_770_000_000_000 },
          ...{ firstCommitAt: null, runId: null, issueKeys: [] },
        },
      ],
    }),
  },
  setToldThrough: {
    needs: 'manage',
    input: () => ({
      ...{ ...inPay, version: 0 },
      told: {
        deployment: { completeOn: '2026-02-01', arePushesComplete: false },
        incident: { completeOn: null, arePushesComplete: true },
      },
    }),
  },
  removeDeliveries: {
    needs: 'manage',
    input: () => ({ ...inPay, events: [{ kind: 'deployment', id: 'build-1' }] }),
  },
  getPushAccess: { needs: 'manage', input: () => inPay },
  makePushToken: { needs: 'manage', input: () => inPay },
  revokePushToken: { needs: 'manage', input: () => inPay },
};
