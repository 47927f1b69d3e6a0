import { Lozenge } from '@forge/react';
import { statusAppearance, statusLabel } from '../../contract/wording';
import type { ProgressStatus } from '../../domain/okr/status';

/** The word carries the status; the colour repeats it. */
export function StatusLozenge({ status }: { readonly status: ProgressStatus }) {
  return <Lozenge appearance={statusAppearance(status)}>{statusLabel(status)}</Lozenge>;
}
