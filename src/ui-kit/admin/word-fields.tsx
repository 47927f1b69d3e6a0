import { ErrorMessage, Heading, HelperMessage, Stack } from '@forge/react';
import { LEVELS } from '../../domain/okr/objective';
import { usualWord, WORD_KEYS } from '../../domain/okr/words';
import { CheckGroup } from './check-group';
import { LEVEL_LABELS } from './settings-choices';
import { TextField } from './text-field';
import type { SettingsForm } from './use-settings-form';

const LEVEL_OPTIONS = LEVELS.map((value) => ({ value, label: LEVEL_LABELS[value] }));

/** What the site calls things, and which levels it has. */
export function WordFields({ form }: { readonly form: SettingsForm }) {
  const { draft, errors, change } = form;
  return (
    <Stack space="space.200">
      <Heading as="h3" size="small">
        Levels and words
      </Heading>
      <CheckGroup
        name="levels"
        label="Levels of objectives"
        help="A level that is off cannot be chosen any more; objectives that have it keep it."
        options={LEVEL_OPTIONS}
        chosen={draft.levels}
        error={errors.levels}
        onChange={(levels) => {
          change({ levels });
        }}
      />
      <HelperMessage>Names that are left empty stay as they are.</HelperMessage>
      {errors.words !== undefined && <ErrorMessage>{errors.words}</ErrorMessage>}
      <Stack space="space.100">
        {WORD_KEYS.map((key) => (
          <TextField
            key={key}
            id={`word-${key}`}
            label={`“${usualWord(key)}” is called`}
            placeholder={usualWord(key)}
            text={draft.words[key]}
            onChange={(word) => {
              change({ words: { ...draft.words, [key]: word } });
            }}
          />
        ))}
      </Stack>
    </Stack>
  );
}
