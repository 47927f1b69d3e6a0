import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { DetectedStoryPoints, FieldCatalogue, Fields } from '../../application/ports/fields';
import type { Clock } from '../../application/ports/surroundings';
import { recordFormat } from './definition-records';
import { storage } from './kvs-call';

const KEY = 'fields:story-points';
const KEEP_MS = 24 * 3_600_000;

const format = recordFormat(
  z.object({
    at: z.number(),
    companyManaged: z.string().nullable(),
    teamManaged: z.string().nullable(),
  }),
);

/** Jira's list of fields costs as many points as a page of issues, so its upshot is kept. */
export function createRememberedFields(jira: Pick<Fields, 'catalogue'>, clock: Clock): Fields {
  return {
    catalogue: () => jira.catalogue(),
    async storyPoints() {
      const stored = await storage(() => kvs.get<unknown>(KEY));
      const known = stored === undefined ? null : format.read(stored);
      if (known !== null && clock.now() - known.at < KEEP_MS) {
        return { companyManaged: known.companyManaged, teamManaged: known.teamManaged };
      }
      const detected = detectedIn(await jira.catalogue());
      await storage(() => kvs.set(KEY, format.write({ at: clock.now(), ...detected })));
      return detected;
    },
  };
}

function detectedIn(catalogue: FieldCatalogue): DetectedStoryPoints {
  return {
    companyManaged: catalogue.companyManagedStoryPoints?.id ?? null,
    teamManaged: catalogue.teamManagedStoryPoints?.id ?? null,
  };
}
