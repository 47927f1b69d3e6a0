import {
  keyResultAccess,
  objectiveAccess,
  type HomeAccess,
  type OkrAccess,
} from '../../../src/domain/okr/access';
import type { AccountId } from '../../../src/domain/shared/ids';

const person = (name: string) => name as AccountId;

const objective = {
  ownerId: person('owner'),
  contributorIds: [person('contributor')],
  watcherIds: [person('watcher')],
  isPrivate: false,
};
const keyResult = { ownerId: person('kr-owner'), contributorIds: [person('kr-contributor')] };

const MANAGES: HomeAccess = { canSee: true, canManage: true };
const SEES: HomeAccess = { canSee: true, canManage: false };
const BARRED: HomeAccess = { canSee: false, canManage: false };

/** "smc": may see, manage, check in; "-" for what they may not. */
const rights = ({ canSee, canManage, canCheckIn }: OkrAccess): string =>
  `${canSee ? 's' : '-'}${canManage ? 'm' : '-'}${canCheckIn ? 'c' : '-'}`;

describe('who may do what', () => {
  it.each([
    ['who manages OKRs there', 'somebody', MANAGES, 'smc', 'smc', 'smc', 'smc'],
    ['its owner', 'owner', SEES, 's-c', 's-c', 's-c', 's-c'],
    ['its contributor', 'contributor', SEES, 's-c', 's-c', 's-c', 's-c'],
    ['its watcher', 'watcher', SEES, 's--', 's--', 's--', 's--'],
    ['the owner of a key result', 'kr-owner', SEES, 's--', 's-c', '---', '---'],
    ['the contributor of a key result', 'kr-contributor', SEES, 's--', 's-c', '---', '---'],
    ['somebody who browses the project', 'somebody', SEES, 's--', 's--', '---', '---'],
    ['its owner who may not browse the project', 'owner', BARRED, '---', '---', '---', '---'],
    ['somebody from elsewhere', 'somebody', BARRED, '---', '---', '---', '---'],
  ])('%s', (_who, viewer, home, open, openKeyResult, closed, closedKeyResult) => {
    const of = (isPrivate: boolean) =>
      objectiveAccess({ ...objective, isPrivate }, person(viewer), home);
    const ofKeyResult = (isPrivate: boolean) =>
      keyResultAccess(keyResult, person(viewer), of(isPrivate));
    expect([of(false), ofKeyResult(false), of(true), ofKeyResult(true)].map(rights)).toEqual([
      open,
      openKeyResult,
      closed,
      closedKeyResult,
    ]);
  });

  it('nobody is no one’s owner', () => {
    const unowned = { ...objective, ownerId: null, contributorIds: [], watcherIds: [] };
    expect(rights(objectiveAccess({ ...unowned, isPrivate: true }, person('x'), SEES))).toBe('---');
  });
});
