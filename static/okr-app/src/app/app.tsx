import { useEffect, useMemo, useRef } from 'react';
import VisuallyHidden from '@atlaskit/visually-hidden';
import { call } from '../api/client';
import { readPeople } from '../api/people';
import type { SiteContext } from '../api/site';
import { OkrPage } from '../features/page/okr-page';
import { showFlag } from './flags';
import { createOkrStore } from './okr-store';
import { PageContext, type PageServices } from './page-context';
import { createPeopleDirectory } from './people-directory';
import { readPreferences } from './preferences';
import { useLiveUpdates } from './use-live-updates';
import { useOpenItem } from './use-open-item';
import { preferenceScope } from './use-preferences';

/** Puts the page's parts together once the host has said where it stands. */
export function App({ site }: { readonly site: SiteContext }) {
  const [openItem, open] = useOpenItem();
  const speaker = useRef<HTMLDivElement>(null);
  const services = useMemo<PageServices>(
    () => ({
      call,
      store: createOkrStore(call, readPreferences(preferenceScope(site)).filters.includeArchived),
      people: createPeopleDirectory(readPeople),
      site,
      showFlag,
      open,
      announce: (text) => {
        if (speaker.current !== null) speaker.current.textContent = text;
      },
    }),
    [site, open],
  );
  useEffect(() => {
    services.store.reload();
    return services.store.stop;
  }, [services]);
  useLiveUpdates(services.store, site.project?.id ?? null);

  return (
    <PageContext.Provider value={services}>
      <OkrPage openItem={openItem} />
      <VisuallyHidden>
        <div ref={speaker} role="status" aria-live="polite" />
      </VisuallyHidden>
    </PageContext.Provider>
  );
}
