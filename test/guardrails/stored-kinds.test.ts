/**
 * Runs every call of the contract over real storage and looks at what lies there: a kind of record
 * nobody listed would be missing in backups, and one with account ids could not be erased.
 */
import { STORED_KINDS } from '../../src/adapters/storage/stored-kinds';
import { forgetClosedAccounts } from '../../src/application/sync/forget-closed-accounts';
import { ADMIN, PAY, VIEWER } from '../doubles/test-world';
import { storedWorld, type StoredWorld } from '../doubles/stored-world';
import { callNames } from '../entry/call-examples';
import { callStage, type Stage } from '../entry/call-stage';
import { readManifest } from '../site/platform/manifest';
import { uninstallForge } from '../support/in-process-forge';
import path from 'node:path';

/** Calls that need what a call before them made come after it, as the contract lists them. */
async function afterEveryCall(): Promise<{ world: StoredWorld; stage: Stage }> {
  const world = storedWorld();
  const stage = await callStage({ home: PAY, contributorIds: [ADMIN, VIEWER], world });
  for (const name of callNames) {
    const answer = await stage.call(name, ADMIN);
    // A refusal would leave nothing behind to look at, so only refusals for the version are fine.
    if (!answer.ok && answer.error.code === 'internal') throw new Error(`${name} broke`);
  }
  return { world, stage };
}

afterEach(uninstallForge);

describe('what lies in storage', () => {
  it('is of a listed kind', async () => {
    const { world } = await afterEveryCall();
    const dump = world.kvs.dump();
    const entities = Object.keys(dump).filter((space) => space.startsWith('entity:'));
    const listed = STORED_KINDS.filter(({ place }) => place === 'entity').map(({ name }) => name);
    expect(entities.map((space) => space.slice('entity:'.length)).filter(isNew(listed))).toEqual(
      [],
    );
    const prefixes = STORED_KINDS.filter(({ place }) => place === 'plain').map(({ name }) => name);
    const keys = (dump['kvs'] ?? []).map(({ key }) => key);
    expect(keys.filter((key) => !prefixes.some((prefix) => key.startsWith(prefix)))).toEqual([]);
  });

  it('is listed for every entity of the manifest', () => {
    const { entities } = readManifest(path.resolve(__dirname, '../..'));
    const listed = STORED_KINDS.filter(({ place }) => place === 'entity').map(({ name }) => name);
    expect(entities.map(({ name }) => name).filter(isNew(listed))).toEqual([]);
  });

  it('names nobody any more whose account was closed, whatever calls they made', async () => {
    const { world } = await afterEveryCall();
    expect(JSON.stringify(world.kvs.dump())).toContain(ADMIN);
    world.closedAccounts.add(ADMIN);
    const before = world.failures.length;
    await forgetClosedAccounts(world.portsFor('app'));
    expect(world.failures.slice(before)).toEqual([]);
    const left = Object.entries(world.kvs.dump()).flatMap(([space, rows]) =>
      rows.filter((row) => JSON.stringify(row).includes(ADMIN)).map(({ key }) => [space, key]),
    );
    expect(left).toEqual([]);
  });
});

const isNew = (listed: readonly string[]) => (name: string) => !listed.includes(name);
