import { useState } from 'react';
import type { ApiError } from '../../contract/api-result';
import type { SettingsDto } from '../../contract/settings/calls';
import { call } from '../resolver-call';
import { differences } from './settings-differences';
import { checkDraft, toDraft, type DraftErrors, type SettingsDraft } from './settings-draft';

type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  /** Somebody else saved meanwhile. What is typed stays in the form. */
  | { readonly kind: 'conflict'; readonly theirs: SettingsDto };

interface FormState {
  /** What the form was filled from; its version is the one a save replaces. */
  readonly base: SettingsDto;
  readonly draft: SettingsDraft;
  readonly errors: DraftErrors;
  readonly outcome: Outcome;
  /** Rises when the inputs have to be filled anew. */
  readonly filled: number;
}

export interface SettingsForm extends FormState {
  readonly change: (change: Partial<SettingsDraft>) => void;
  readonly save: () => void;
  /** Replaces what others saved meanwhile by what is typed here. */
  readonly saveAnyway: (theirs: SettingsDto) => void;
  readonly takeTheirs: (theirs: SettingsDto) => void;
}

export function useSettingsForm(settings: SettingsDto): SettingsForm {
  const [state, setState] = useState<FormState>(() => filledFrom(settings, 0));

  const saveOver = async (base: SettingsDto): Promise<void> => {
    const checked = checkDraft(state.draft);
    if (!checked.ok) {
      setState((now) => ({ ...now, base, errors: checked.error, outcome: { kind: 'none' } }));
      return;
    }
    setState((now) => ({ ...now, base, errors: {}, outcome: { kind: 'saving' } }));
    const result = await call('updateSettings', { version: base.version, ...checked.value });
    if (result.ok) {
      // What was typed while saving stays; only the version to replace is new.
      setState((now) => ({ ...now, base: result.data, outcome: { kind: 'saved' } }));
      return;
    }
    const outcome = await outcomeOf(result.error);
    setState((now) => ({ ...now, outcome }));
  };

  return {
    ...state,
    change: (change) => {
      setState((now) => ({
        ...now,
        draft: { ...now.draft, ...change },
        errors: withoutFields(now.errors, change),
        outcome: now.outcome.kind === 'saved' ? { kind: 'none' } : now.outcome,
      }));
    },
    save: () => void saveOver(withNewestVersion(state.base, settings)),
    saveAnyway: (theirs) => void saveOver(theirs),
    takeTheirs: (theirs) => {
      setState((now) => filledFrom(theirs, now.filled + 1));
    },
  };
}

/** Check-in days are saved on their own: that is no change of what this form holds. */
function withNewestVersion(base: SettingsDto, read: SettingsDto): SettingsDto {
  const isNewer = read.version > base.version;
  return isNewer && differences(toDraft(read), toDraft(base)).length === 0 ? read : base;
}

function filledFrom(settings: SettingsDto, filled: number): FormState {
  const draft = toDraft(settings);
  return { base: settings, draft, errors: {}, outcome: { kind: 'none' }, filled };
}

async function outcomeOf(error: ApiError): Promise<Outcome> {
  if (error.code !== 'conflict') return { kind: 'failed', error };
  const theirs = await call('getSettings', {});
  return theirs.ok ? { kind: 'conflict', theirs: theirs.data } : { kind: 'failed', error };
}

function withoutFields(errors: DraftErrors, change: Partial<SettingsDraft>): DraftErrors {
  return Object.fromEntries(Object.entries(errors).filter(([field]) => !(field in change)));
}
