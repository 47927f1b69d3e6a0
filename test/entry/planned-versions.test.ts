import { plannedIn } from '../../src/entry/jira-changed';

const event = (eventType: string, version: Readonly<Record<string, unknown>>) => ({
  eventType,
  version: { id: '51', projectId: 100, name: '2.0', ...version },
});

describe('what Jira tells of a version', () => {
  it('holds the day it is planned for', () => {
    expect(plannedIn(event('avi:jira:created:version', { releaseDate: '2026-03-01' }))).toEqual({
      ...{ versionId: '51', projectId: '100', releaseOn: '2026-03-01' },
    });
  });

  it.each([
    ['has no date', event('avi:jira:updated:version', {})],
    ['has no real date', event('avi:jira:updated:version', { releaseDate: 'soon' })],
    ['is gone', event('avi:jira:deleted:version', { releaseDate: '2026-03-01' })],
    ['is none', { eventType: 'avi:jira:updated:issue', issue: { id: '1' } }],
    ['is nothing at all', null],
  ])('holds none when it %s', (_why, told) => {
    expect(plannedIn(told)).toBeNull();
  });
});
