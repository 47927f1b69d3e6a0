import { Lozenge } from '@forge/react';
import { statusAppearance, statusLabel } from '../../contract/wording';
import type { Words } from '../../domain/okr/words';
import type { ProgressStatus } from '../../domain/okr/status';

/** The word carries the status; the colour repeats it. */
export function StatusLozenge({
  status,
  words,
}: {
  readonly status: ProgressStatus;
  readonly words: Words;
}) {
  return <Lozenge appearance={statusAppearance(status)}>{statusLabel(status, words)}</Lozenge>;
}
