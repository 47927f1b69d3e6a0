import { Lozenge } from '@forge/react';
import {
  shownStatusAppearance,
  shownStatusLabel,
  type ShownStatus,
} from '../../contract/check-ins/wording';
import type { Words } from '../../domain/okr/words';

/** The word carries the status; the colour repeats it. */
export function StatusLozenge({
  shown,
  words,
}: {
  readonly shown: ShownStatus;
  readonly words: Words;
}) {
  return (
    <Lozenge appearance={shownStatusAppearance(shown)}>{shownStatusLabel(shown, words)}</Lozenge>
  );
}
