import type { BridgeEnv, SiteModule } from '../../site-api';
import { createStore } from '../site/store';
import type { FlagData, ModalData } from './commands';

export interface OpenModal {
  readonly id: number;
  readonly data: ModalData;
  readonly module: SiteModule;
  readonly env: BridgeEnv;
  readonly base: string;
}

/** Flags and modals that the app opened; the page draws them over everything. */
export const flags = createStore<readonly FlagData[]>([]);
export const modals = createStore<readonly OpenModal[]>([]);

export function showFlag(flag: FlagData): true {
  flags.update((all) => [flag, ...all.filter(({ id }) => id !== flag.id)]);
  return true;
}

export function closeFlag(id: string): true {
  flags.update((all) => all.filter((flag) => flag.id !== id));
  return true;
}

let count = 0;

export function openModal(modal: Omit<OpenModal, 'id'>): true {
  count += 1;
  const id = count;
  modals.update((all) => [...all, { ...modal, id }]);
  return true;
}

export function closeModal(id: number, payload?: unknown): boolean {
  const modal = modals.get().find((open) => open.id === id);
  if (modal === undefined) return false;
  modals.update((all) => all.filter((open) => open.id !== id));
  void modal.data.onClose?.(payload);
  return true;
}
