import type { AccountId } from '../../domain/shared/ids';
import { homesOf, type OkrRecords } from '../okr/okr-records';
import type { ViewerSight } from '../okr/viewer-sight';

const NOBODY = '' as AccountId;

/**
 * Sees what the app sees. Numbers frozen for good are the whole ones, whoever closes; each viewer
 * is shown them as far as they may see what is behind.
 */
export function appSight(records: OkrRecords): ViewerSight {
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const restricted = audiences.flatMap((audience) => audience.restricted);
  const projectIds = [
    ...homesOf(records).filter((home) => home !== null),
    ...audiences.flatMap(({ byProject }) => byProject.map(({ projectId }) => projectId)),
    ...restricted.map(({ projectId }) => projectId),
  ];
  const everything = { canBrowse: true, canManage: true };
  return {
    accountId: NOBODY,
    managesSite: true,
    access: new Map(projectIds.map((id) => [id, everything])),
    visibleRestricted: new Set(restricted.map(({ issueId }) => issueId)),
  };
}
