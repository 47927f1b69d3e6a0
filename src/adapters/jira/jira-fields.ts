import { asApp, route } from '@forge/api';
import * as z from 'zod';
import type { FieldCatalogue, Fields, NumericField } from '../../application/ports/fields';
import type { JiraClient } from './jira-client';

const TEAM_MANAGED = 'com.pyxis.greenhopper.jira:jsw-story-points';
const FLOAT = 'com.atlassian.jira.plugin.system.customfieldtypes:float';
/** A site's language must not decide; Jira keeps the English name of fields it created. */
const COMPANY_MANAGED_NAME = 'story points';

const fieldPayload = z.object({
  id: z.string(),
  name: z.string(),
  untranslatedName: z.string().nullish(),
  custom: z.boolean().default(false),
  schema: z.object({ type: z.string(), custom: z.string().nullish() }).nullish(),
});
type FieldPayload = z.infer<typeof fieldPayload>;

export function createJiraFields(client: JiraClient): Pick<Fields, 'catalogue'> {
  return {
    async catalogue() {
      const fields = await client.get({
        schema: z.array(fieldPayload),
        send: () =>
          asApp().requestJira(route`/rest/api/3/field`, {
            headers: { Accept: 'application/json' },
          }),
      });
      return toCatalogue(
        fields.filter(({ custom, schema }) => custom && schema?.type === 'number'),
      );
    },
  };
}

function toCatalogue(numeric: readonly FieldPayload[]): FieldCatalogue {
  const teamManaged = numeric.find(({ schema }) => schema?.custom === TEAM_MANAGED);
  const companyManaged = numeric.find(
    (field) =>
      field.schema?.custom === FLOAT &&
      (field.untranslatedName ?? field.name).trim().toLowerCase() === COMPANY_MANAGED_NAME,
  );
  const isStoryPoints = (field: FieldPayload) => field === teamManaged || field === companyManaged;
  return {
    numeric: numeric.filter((field) => !isStoryPoints(field)).map(toField),
    storyPointCandidates: numeric.map(toField),
    companyManagedStoryPoints: companyManaged === undefined ? null : toField(companyManaged),
    teamManagedStoryPoints: teamManaged === undefined ? null : toField(teamManaged),
  };
}

const toField = ({ id, name }: FieldPayload): NumericField => ({ id, name });
