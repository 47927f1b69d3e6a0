import { useEffect, useState } from 'react';
import VisuallyHidden from '@atlaskit/visually-hidden';
import { call } from '../api/client';
import { readPeople } from '../api/people';
import type { SiteContext } from '../api/site';
import { OkrPage } from '../features/page/okr-page';
import { isView } from '../features/page/pages';
import { createAddress } from './address';
import { createClock } from './clock';
import { filtersOf } from './filters';
import { showFlag } from './flags';
import { hrefOf, pagePathOf, type Place, placeOf, withOpenItem } from './location';
import { createObservable, useObserved } from './observable';
import { createOkrStore, type EarlyAnswer } from './okr-store';
import { PageContext, type PageServices, usePage } from './page-context';
import { createPeopleDirectory } from './people-directory';
import { createPreferences } from './preferences';
import { useLiveUpdates } from './use-live-updates';

interface AppProps {
  readonly site: SiteContext;
  /** The first load, if it was begun before. */
  readonly early?: EarlyAnswer;
}

/** Puts the page's parts together once the host has said where it stands. */
export function App({ site, early }: AppProps) {
  const [services] = useState(() => createServices(site, early ?? null));
  useEffect(() => {
    const stops = [services.address.start(), services.clock.start()];
    services.store.reload();
    return () => {
      services.store.stop();
      for (const stop of stops) stop();
    };
  }, [services]);
  useLiveUpdates(services.store, site.project?.id ?? null);

  return (
    <PageContext.Provider value={services}>
      <OkrPage />
      <Announcer />
    </PageContext.Provider>
  );
}

/** Says what happened to people who cannot see it. */
function Announcer() {
  const { announcement } = usePage();
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        {useObserved(announcement, (text) => text)}
      </div>
    </VisuallyHidden>
  );
}

function createServices(site: SiteContext, early: EarlyAnswer | null): PageServices {
  const preferences = createPreferences(site);
  const home = placeOf(preferences.get().home);
  const address = createAddress(isView(home.path) ? home : placeOf('/'), (place) => {
    rememberView(preferences, place);
  });
  const { includeArchived } = filtersOf(address.place.get().search);
  const store = createOkrStore(call, includeArchived, early);
  address.place.subscribe(() => {
    const asked = filtersOf(address.place.get().search).includeArchived;
    if (asked !== store.getState().includeArchived) store.setIncludeArchived(asked);
  });
  return {
    call,
    store,
    site,
    preferences,
    announcement: createObservable(''),
    showFlag,
    address,
    clock: createClock(store),
    people: createPeopleDirectory(readPeople),
  };
}

/** A person comes back to the view and the filters they left. */
function rememberView(preferences: PageServices['preferences'], place: Place): void {
  if (!isView(pagePathOf(place))) return;
  preferences.set({ ...preferences.get(), home: hrefOf(withOpenItem(place, null)) });
}
