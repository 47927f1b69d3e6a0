import type { ApiResult } from '../../../../src/contract/api-result';
import type { OkrPageDto } from '../../../../src/contract/dto';
import type { Call } from '../api/client';

export type PageEdit = (page: OkrPageDto) => OkrPageDto;

export interface Saved {
  readonly id: string;
  readonly version: number;
}

/** The version a record has now if every change since the named one was made on this page. */
export type LatestVersion = (id: string, version: number) => number;

/** A write, and what the page shows before and after the server has answered. */
export interface Change<Dto extends Saved> {
  /** Shown at once. */
  readonly apply: PageEdit;
  /** Shown when the server refuses. */
  readonly undo: PageEdit;
  readonly send: (call: Call, latest: LatestVersion) => Promise<ApiResult<Dto>>;
  readonly settle: (page: OkrPageDto, saved: Dto) => OkrPageDto;
}

/** A change that has to know what stands around the record. */
export type PageChange<Dto extends Saved> = (page: OkrPageDto) => Change<Dto>;

export const sameAsBefore: PageEdit = (page) => page;

/** The neighbour a record goes back in front of; `null` when it was last. */
export function nextId(
  items: readonly { readonly id: string }[] | undefined,
  id: string,
): string | null {
  const at = items?.findIndex((item) => item.id === id) ?? -1;
  return at < 0 ? null : (items?.[at + 1]?.id ?? null);
}
