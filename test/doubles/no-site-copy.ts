import type { SiteCopy } from '../../src/application/ports/site-copy';

/** Of a site that never keeps a copy: everything is read record by record. */
export function noSiteCopy(): SiteCopy {
  return {
    lastChange: async () => Promise.resolve({ id: 'none', at: 0 }),
    load: async () => Promise.resolve(null),
    save: async () => Promise.resolve(),
  };
}
