import { createKvsSettingsStore } from '../../../src/adapters/storage/kvs-settings-store';
import { settingsFormat } from '../../../src/adapters/storage/settings-record';
import { DEFAULT_SETTINGS } from '../../../src/application/ports/settings-store';
import { UpstreamError } from '../../../src/application/ports/upstream-error';
import { freshKvs, installForge, uninstallForge } from '../../support/in-process-forge';

/** As the version before calendars, levels and words wrote it. */
const OLD = {
  schema: 1,
  version: 4,
  statusRule: { mode: 'relative', behindAbove: 0.05, atRiskAbove: 0.2, graceExpected: 0.1 },
  timeZone: 'Europe/Berlin',
  storyPointFieldId: 'customfield_10016',
};

describe('settings that an older version saved', () => {
  it('keep what was chosen and get the usual for what is new', () => {
    expect(settingsFormat.read(OLD)).toEqual({
      ...DEFAULT_SETTINGS,
      version: 4,
      statusRule: {
        ...OLD.statusRule,
        objectiveStatus: 'gap',
        objectiveExpectation: 'weightedChildren',
      },
      timeZone: 'Europe/Berlin',
      storyPointFieldId: 'customfield_10016',
    });
  });

  it('of a version still to come are refused, not guessed', () => {
    expect(() => settingsFormat.read({ ...OLD, schema: 99 })).toThrow(UpstreamError);
  });

  it('that are broken are refused, not guessed', () => {
    expect(() => settingsFormat.read({ ...OLD, timeZone: 7 })).toThrow(UpstreamError);
  });
});

describe('settings in the place they were kept before', () => {
  beforeEach(() => {
    const kvs = freshKvs(() => 1_000_000);
    kvs.setLimited(false);
    installForge({ kvs });
  });
  afterEach(uninstallForge);

  it('are read there, and saved in the new place from the next version on', async () => {
    const { kvs } = await import('@forge/kvs');
    await kvs.set('settings', OLD);
    const store = createKvsSettingsStore();
    const found = await store.load();
    expect(found).toMatchObject({ version: 4, timeZone: 'Europe/Berlin' });
    expect(await store.save({ ...found, version: 1 })).toBe('version-conflict');
    expect(await store.save({ ...found, version: 5, timeZone: 'UTC' })).toBe('saved');
    expect(await store.load()).toMatchObject({ version: 5, timeZone: 'UTC' });
    expect(await store.save({ ...found, version: 5 })).toBe('version-conflict');
    expect(await store.save({ ...found, version: 6 })).toBe('saved');
  });
});
