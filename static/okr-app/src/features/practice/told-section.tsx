import { Checkbox } from '@atlaskit/checkbox';
import { DatePicker } from '@atlaskit/datetime-picker';
import type {
  DeliveriesDto,
  ToldThroughDto,
  ToldThroughsDto,
} from '../../../../../src/contract/practice/calls';
import { usePage } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import { dayText, exactTime } from '../../components/relative-time';
import { SaidBy, SaveBar } from './save-bar';
import { type Fresh, useDraft, useSaving } from './use-saving';

interface ToldSectionProps {
  readonly projectId: string;
  readonly deliveries: DeliveriesDto;
  readonly fresh: Fresh<DeliveriesDto>;
}

type Kind = keyof ToldThroughsDto;
const KINDS: readonly Kind[] = ['deployment', 'incident'];

const NOUNS: Readonly<Record<Kind, string>> = { deployment: 'Deployments', incident: 'Incidents' };

/** Up to which day everything was told: without it a quiet week and a forgotten one look the same. */
export function ToldSection({ projectId, deliveries, fresh }: ToldSectionProps) {
  const { call } = usePage();
  const { canManage, told, pushedAt } = deliveries;
  const [draft, setDraft] = useDraft<Partial<ToldThroughsDto>>(`${projectId} told`);
  const { isSaving, error, save } = useSaving(fresh);
  const said = { ...told.value, ...draft };
  const submit = async (): Promise<void> => {
    const isSaved = await save(() =>
      call('setToldThrough', { projectId, version: told.version, told: said }),
    );
    if (isSaved) setDraft(null);
  };
  return (
    <section className="okr-practice-group" aria-label="Told completely">
      <h3>Told completely</h3>
      <p>
        Say up to which day you have told everything. Quiet days up to it count as 0; days after it
        as not known. Until somebody says so, only the days between the first and the last one told
        count.
      </p>
      {KINDS.map((kind) =>
        canManage ? (
          <ThroughFields
            key={kind}
            kind={kind}
            said={said[kind]}
            onChange={(next) => {
              setDraft({ ...draft, [kind]: next });
            }}
          />
        ) : (
          <p key={kind}>{throughText(kind, said[kind])}</p>
        ),
      )}
      {KINDS.some((kind) => said[kind].arePushesComplete) && (
        <p className="okr-subtle">
          {pushedAt === null
            ? 'Nothing was pushed yet.'
            : `The last push was on ${exactTime(pushedAt)}.`}
        </p>
      )}
      <SaveBar
        isDirty={draft !== null}
        isSaving={isSaving}
        error={error}
        onSave={() => void submit()}
        onDiscard={() => {
          setDraft(null);
        }}
      />
      <SaidBy {...told} />
    </section>
  );
}

interface ThroughFieldsProps {
  readonly kind: Kind;
  readonly said: ToldThroughDto;
  readonly onChange: (said: ToldThroughDto) => void;
}

function ThroughFields({ kind, said, onChange }: ThroughFieldsProps) {
  const label = `${NOUNS[kind]} are complete up to`;
  return (
    <div>
      <FormField label={label}>
        {(control) => (
          <DatePicker
            id={control.id}
            label={label}
            placeholder="Nobody has said"
            value={said.completeOn ?? ''}
            isInvalid={control.isInvalid}
            onChange={(day) => {
              onChange({ ...said, completeOn: day === '' ? null : day });
            }}
          />
        )}
      </FormField>
      <Checkbox
        label={`With every push, all ${NOUNS[kind].toLowerCase()} up to then have been told`}
        isChecked={said.arePushesComplete}
        onChange={(event) => {
          onChange({ ...said, arePushesComplete: event.currentTarget.checked });
        }}
      />
    </div>
  );
}

function throughText(kind: Kind, { completeOn, arePushesComplete }: ToldThroughDto): string {
  const noun = NOUNS[kind];
  const pushes = arePushesComplete ? 'with every push up to its time' : null;
  const day = completeOn === null ? null : `up to ${dayText(completeOn)}`;
  const parts = [day, pushes].filter((one) => one !== null);
  return parts.length === 0
    ? `${noun}: nobody has said up to when they are complete.`
    : `${noun} are complete ${parts.join(', and ')}.`;
}
