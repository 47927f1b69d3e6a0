import SectionMessage from '@atlaskit/section-message';
import type { ApiError } from '../../../../../src/contract/api-result';
import { sentenceFor } from '../../../../../src/contract/reasons';

/** Why nothing happened, above what was typed. */
export function Refused({ title, error }: { readonly title: string; readonly error: ApiError }) {
  return (
    <div role="alert">
      <SectionMessage appearance="error" title={title}>
        <p>{sentenceFor(error)}</p>
      </SectionMessage>
    </div>
  );
}
