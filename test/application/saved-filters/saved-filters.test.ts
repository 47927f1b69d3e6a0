import {
  listSavedFilters,
  removeSavedFilter,
  saveFilter,
} from '../../../src/application/saved-filters/saved-filters';
import { ADMIN, LEAD, PAY, testWorld, VIEWER } from '../../doubles/test-world';

const RED = {
  name: 'Red ones',
  href: '/tree?owner=none&owner=lea-lead&status=at-risk',
  isShared: false,
};

describe('saved filters', () => {
  it('come back with the view and the filters they were saved with', async () => {
    const world = testWorld();
    const saved = await saveFilter(world.portsFor(VIEWER), world.at(VIEWER), RED);
    expect(saved).toMatchObject({ ok: true, value: { href: RED.href, canRemove: true } });
    const listed = await listSavedFilters(world.portsFor(VIEWER), world.at(VIEWER));
    expect(listed).toEqual({ ok: true, value: [saved.ok ? saved.value : null] });
  });

  it('are one’s own unless shared', async () => {
    const world = testWorld();
    await saveFilter(world.portsFor(LEAD), world.at(LEAD), RED);
    await saveFilter(world.portsFor(LEAD), world.at(LEAD), {
      ...RED,
      name: 'For all',
      isShared: true,
    });
    const seen = await listSavedFilters(world.portsFor(VIEWER), world.at(VIEWER));
    expect(seen).toMatchObject({ ok: true, value: [{ name: 'For all', canRemove: false }] });
  });

  it('belong to one page', async () => {
    const world = testWorld();
    await saveFilter(world.portsFor(LEAD), world.at(LEAD), RED);
    const global = await listSavedFilters(
      world.portsFor(LEAD),
      world.at(LEAD, { projectId: null }),
    );
    expect(global).toEqual({ ok: true, value: [] });
  });

  it('are shared and removed for all only by who manages OKRs there', async () => {
    const world = testWorld();
    const refused = await saveFilter(world.portsFor(VIEWER), world.at(VIEWER), {
      ...RED,
      isShared: true,
    });
    expect(refused).toMatchObject({ ok: false, error: { reason: 'needs-manage-okrs' } });
    const saved = await saveFilter(world.portsFor(LEAD), world.at(LEAD), {
      ...RED,
      isShared: true,
    });
    if (!saved.ok) throw new Error('not saved');
    const named = { id: saved.value.id, isShared: true };
    expect(await removeSavedFilter(world.portsFor(VIEWER), world.at(VIEWER), named)).toMatchObject({
      ok: false,
      error: { reason: 'needs-manage-okrs' },
    });
    expect(await removeSavedFilter(world.portsFor(ADMIN), world.at(ADMIN), named)).toMatchObject({
      ok: true,
    });
  });

  it('of somebody else cannot be removed by their id', async () => {
    const world = testWorld();
    const saved = await saveFilter(world.portsFor(LEAD), world.at(LEAD), RED);
    if (!saved.ok) throw new Error('not saved');
    const named = { id: saved.value.id, isShared: false };
    expect(await removeSavedFilter(world.portsFor(ADMIN), world.at(ADMIN), named)).toMatchObject({
      ok: false,
      error: { reason: 'saved-filter-not-found' },
    });
  });

  it('are replaced under the same name, in whatever case', async () => {
    const world = testWorld();
    await saveFilter(world.portsFor(LEAD), world.at(LEAD), RED);
    await saveFilter(world.portsFor(LEAD), world.at(LEAD), { ...RED, name: 'RED ONES', href: '/' });
    const listed = await listSavedFilters(world.portsFor(LEAD), world.at(LEAD));
    expect(listed).toMatchObject({ ok: true, value: [{ name: 'RED ONES', href: '/' }] });
    expect(listed.ok && listed.value).toHaveLength(1);
  });

  it('name people where those can be found and forgotten', async () => {
    const world = testWorld();
    await saveFilter(world.portsFor(VIEWER), world.at(VIEWER), RED);
    const [kept] = await world.ports.savedFilters.list({ projectId: PAY, accountId: VIEWER });
    expect(kept?.terms).toContainEqual({ name: 'owner', accountId: 'lea-lead' });
    expect(kept?.terms).toContainEqual({ name: 'owner', value: 'none' });
  });
});
