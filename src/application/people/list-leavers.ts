import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { ok } from '../../domain/shared/result';
import type { AccountId, Home } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import { managedHomes } from './managed-homes';

export interface OwnedItem {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  readonly title: string;
  readonly projectId: Home;
}

export interface Leaver {
  readonly accountId: AccountId;
  readonly state: 'inactive' | 'unknown';
  readonly items: readonly OwnedItem[];
}

/** What is closed or archived needs nobody any more. */
const OWNED = ['active', 'postponed'] as const;

/** Owners who are not there any more, in everything the person manages; most items first. */
export async function listLeavers(
  ports: Ports,
  caller: Caller,
): Promise<Outcome<readonly Leaver[]>> {
  const homes = await managedHomes(ports, caller);
  if (!homes.ok) return homes;
  const byOwner = new Map<AccountId, OwnedItem[]>();
  for (const { ownerId, item } of await ownedItems(ports, homes.value)) {
    byOwner.set(ownerId, [...(byOwner.get(ownerId) ?? []), item]);
  }
  const owners = [...byOwner.keys()];
  const active = await ports.people.accounts(owners);
  const leavers = owners
    .filter((id) => active.get(id) !== 'active')
    .map((accountId) => ({
      accountId,
      state: active.get(accountId) === 'inactive' ? ('inactive' as const) : ('unknown' as const),
      items: byOwner.get(accountId) ?? [],
    }));
  return ok(leavers.sort((a, b) => b.items.length - a.items.length));
}

async function ownedItems(
  ports: Pick<Ports, 'okrs'>,
  homes: ReadonlySet<Home>,
): Promise<readonly { readonly ownerId: AccountId; readonly item: OwnedItem }[]> {
  const everywhere = OWNED.map((lifecycle) => ({ projectId: null, lifecycle }));
  const [objectives, keyResults] = await Promise.all([
    Promise.all(everywhere.map((filter) => ports.okrs.listObjectives(filter))),
    Promise.all(everywhere.map((filter) => ports.okrs.listKeyResults(filter))),
  ]);
  const owned = (kind: OwnedItem['kind']) => (one: Objective | KeyResult) => {
    const { id, title, projectId, ownerId } = one;
    if (ownerId === null || !homes.has(projectId)) return [];
    return [{ ownerId, item: { kind, id, title, projectId } }];
  };
  return [
    ...objectives.flat().flatMap(owned('objective')),
    ...keyResults.flat().flatMap(owned('key-result')),
  ];
}
