import { useEffect, useState } from 'react';
import VisuallyHidden from '@atlaskit/visually-hidden';
import { call } from '../api/client';
import { readPeople } from '../api/people';
import type { SiteContext } from '../api/site';
import { OkrPage } from '../features/page/okr-page';
import { createAddress } from './address';
import { createClock } from './clock';
import { showFlag } from './flags';
import { createObservable, useObserved } from './observable';
import { createOkrStore } from './okr-store';
import { PageContext, type PageServices, usePage } from './page-context';
import { createPeopleDirectory } from './people-directory';
import { createPreferences } from './preferences';
import { useLiveUpdates } from './use-live-updates';

/** Puts the page's parts together once the host has said where it stands. */
export function App({ site }: { readonly site: SiteContext }) {
  const [services] = useState(() => createServices(site));
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

function createServices(site: SiteContext): PageServices {
  const preferences = createPreferences(site);
  const store = createOkrStore(call, preferences.get().filters.includeArchived);
  return {
    call,
    store,
    site,
    preferences,
    announcement: createObservable(''),
    showFlag,
    address: createAddress(),
    clock: createClock(store),
    people: createPeopleDirectory(readPeople),
  };
}
