import { useState } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { PushAccessDto } from '../../../../../src/contract/push/calls';
import { usePage } from '../../app/page-context';
import { ButtonRow } from '../../components/button-row';
import { CopyButton } from '../../components/copy-button';
import { Failed } from '../../components/failed';
import { PersonName } from '../../components/person-name';
import { exactTime } from '../../components/relative-time';
import { Refused } from '../closing/refused';
import { count } from './practice-words';
import { pushExample } from './push-example';
import { useFresh } from './use-saving';

interface PushSectionProps {
  readonly projectId: string;
}

/** How a pipeline tells of deployments by itself: where, with which token, and what came last. */
export function PushSection({ projectId }: PushSectionProps) {
  const [asked] = useState({ projectId });
  const fresh = useFresh('getPushAccess', asked);
  const { data, error, reload, take } = fresh;
  return (
    <section className="okr-practice-group okr-practice-push" aria-label="Push from a pipeline">
      <h3>Push from a pipeline</h3>
      {data === null && error === null && <Spinner label="Reading how to push" />}
      {data === null && error !== null && (
        <Failed title="How to push could not be loaded" error={error} onRetry={reload} />
      )}
      {data !== null && <Access projectId={projectId} access={data} onChanged={take} />}
    </section>
  );
}

interface AccessProps extends PushSectionProps {
  readonly access: PushAccessDto;
  readonly onChanged: (access: PushAccessDto) => void;
}

function Access({ projectId, access, onChanged }: AccessProps) {
  const { call } = usePage();
  const [secret, setSecret] = useState<string | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  const [busy, setBusy] = useState<'make' | 'revoke' | null>(null);
  const make = async (): Promise<void> => {
    setBusy('make');
    const answer = await call('makePushToken', { projectId });
    setBusy(null);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    const { secret: told, ...next } = answer.data;
    setSecret(told);
    onChanged(next);
  };
  const revoke = async (): Promise<void> => {
    setBusy('revoke');
    const answer = await call('revokePushToken', { projectId });
    setBusy(null);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    setSecret(null);
    onChanged(answer.data);
  };
  return (
    <>
      <TokenText token={access.token} />
      <ButtonRow label="Token">
        <Button isLoading={busy === 'make'} onClick={() => void make()}>
          {access.token === null ? 'Make a token' : 'Make a new token'}
        </Button>
        {access.token !== null && (
          <Button appearance="subtle" isLoading={busy === 'revoke'} onClick={() => void revoke()}>
            Take the token away
          </Button>
        )}
      </ButtonRow>
      {error !== null && <Refused title="The token was not changed" error={error} />}
      {secret !== null && <Secret secret={secret} />}
      {access.token !== null && <HowTo url={access.url} secret={secret} />}
      <Last access={access} />
    </>
  );
}

function TokenText({ token }: Pick<PushAccessDto, 'token'>) {
  if (token === null) {
    return (
      <p>
        A pipeline can tell of every deployment by itself. Make a token for it: whoever has it may
        add deployments and incidents to this project, and nothing else.
      </p>
    );
  }
  return (
    <div>
      {`The token ends in ${token.ending}. It was made on ${exactTime(token.createdAt)} by `}
      <PersonName accountId={token.createdBy} />
      {'. Once there is a new one, or it is taken away, it opens nothing any more.'}
    </div>
  );
}

function Secret({ secret }: { readonly secret: string }) {
  return (
    <div role="status">
      <SectionMessage appearance="warning" title="Copy the token now">
        <p>It is shown this once. Only its fingerprint is kept.</p>
        <pre className="okr-practice-code" tabIndex={0} aria-label="The token">
          {secret}
        </pre>
        <CopyButton text={secret} label="Copy the token" done="Token copied" />
      </SectionMessage>
    </div>
  );
}

interface HowToProps {
  readonly url: string;
  /** `null`: it was told before. */
  readonly secret: string | null;
}

function HowTo({ url, secret }: HowToProps) {
  return (
    <details open={secret !== null}>
      <summary>How to push</summary>
      <p>
        Send a POST request as often as you like, at most one a second and 200 events at once. The
        same id again replaces what was known, so repeating a request does no harm.
      </p>
      <pre className="okr-practice-code" tabIndex={0} aria-label="Example of a request">
        {pushExample(url, secret ?? 'TOKEN')}
      </pre>
      <p className="okr-subtle">
        Of a deployment only id and finishedAt are needed; status is succeeded or failed. Of an
        incident only id and startedAt; resolvedAt once it is over, deploymentId if one caused it.
      </p>
    </details>
  );
}

/** What arrived last, and what did not and why. */
function Last({ access: { received, refused, token } }: Pick<AccessProps, 'access'>) {
  if (received === null && refused === null) {
    return token === null ? null : <p className="okr-subtle">Nothing was pushed yet.</p>;
  }
  return (
    <ul className="okr-practice-list">
      {received !== null && (
        <li>
          {`Last received on ${exactTime(received.at)}: ${count(received.deployments, 'deployment')}, ${count(received.incidents, 'incident')}.`}
        </li>
      )}
      {refused !== null && (
        <li>
          {`Last refused on ${exactTime(refused.at)}: ${refused.problem}`}
          {refused.path !== '' && (
            <>
              {' at '}
              <code>{refused.path}</code>
            </>
          )}
          {'. Nothing of it was stored.'}
        </li>
      )}
    </ul>
  );
}
