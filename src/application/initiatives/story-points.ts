import type { StoryPointFields } from '../ports/fields';
import type { Ports } from '../ports/ports';

/** Where story points stand on this site. */
export async function storyPointFields({
  settings,
  fields,
}: Pick<Ports, 'settings' | 'fields'>): Promise<StoryPointFields> {
  const [{ storyPointFieldId }, detected] = await Promise.all([
    settings.load(),
    fields.storyPoints(),
  ]);
  return { override: storyPointFieldId, ...detected };
}
