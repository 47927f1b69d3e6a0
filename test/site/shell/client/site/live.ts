/** What the site tells every open page, and the state that follows from it. */
import { useEffect } from 'react';
import type { SiteEvent, SiteState } from '../../site-api';
import { getJson } from './site-client';
import { createStore, useStore } from './store';

interface KnownState {
  readonly state: SiteState;
  /** When the browser got it, to let the clock run on. */
  readonly receivedAt: number;
}

const known = createStore<KnownState | undefined>(undefined);
const connection = createStore<'open' | 'lost'>('open');
const listeners = new Set<(event: SiteEvent) => void>();

export function useSiteState(): SiteState | undefined {
  return useStore(known)?.state;
}

export function useConnection(): 'open' | 'lost' {
  return useStore(connection);
}

/** The site's time now, as far as this page knows. */
export function siteNow(): number {
  const value = known.get();
  if (value === undefined) return 0;
  const { clock } = value.state;
  return clock.isFrozen ? clock.now : clock.now + (Date.now() - value.receivedAt);
}

export async function refreshState(): Promise<void> {
  known.set({ state: await getJson<SiteState>('state'), receivedAt: Date.now() });
}

export function noteUnmodelled(what: string): void {
  known.update((value) => {
    if (value === undefined || value.state.unmodelled.includes(what)) return value;
    return { ...value, state: { ...value.state, unmodelled: [...value.state.unmodelled, what] } };
  });
}

export function onSiteEvent(listener: (event: SiteEvent) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function connect(): void {
  void refreshState();
  const source = new EventSource('/site/api/events');
  source.addEventListener('open', () => {
    if (connection.get() === 'lost') void refreshState();
    connection.set('open');
  });
  source.addEventListener('error', () => {
    connection.set('lost');
  });
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    receive(JSON.parse(data) as SiteEvent);
  });
}

function receive(event: SiteEvent): void {
  if (event.kind === 'clock') {
    known.update(
      (value) => value && { state: { ...value.state, clock: event.clock }, receivedAt: Date.now() },
    );
  }
  if (event.kind === 'unmodelled') noteUnmodelled(event.what);
  for (const listener of [...listeners]) listener(event);
}

/** Runs the work soon after such events, once for a burst of them. */
export function useOnSiteEvents(kinds: readonly SiteEvent['kind'][], work: () => void): void {
  const key = kinds.join(' ');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onSiteEvent(({ kind }) => {
      if (!key.split(' ').includes(kind)) return;
      clearTimeout(timer);
      timer = setTimeout(work, 250);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [key, work]);
}
