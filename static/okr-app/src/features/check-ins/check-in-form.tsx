import './check-ins.css';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Select from '@atlaskit/select';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
import type { ApiError } from '../../../../../src/contract/api-result';
import type {
  CheckInDto,
  CheckInPreparationDto,
  CheckInSavedDto,
  SubjectDto,
} from '../../../../../src/contract/check-ins/dto';
import { sentenceFor } from '../../../../../src/contract/reasons';
import { formatValue, statusLabel } from '../../../../../src/contract/wording';
import { SETTABLE_STATUSES } from '../../../../../src/domain/okr/manual-status';
import { useWords } from '../../app/use-words';
import { ButtonRow } from '../../components/button-row';
import { Failed } from '../../components/failed';
import { FormField } from '../../components/form-field';
import { MentionField } from '../comments/mention-field';
import { ConflictNotice } from '../inline-edit/conflict-notice';
import { CheckInWords } from './check-in-words';
import { ConfidenceField } from './confidence-field';
import { contentOf } from './check-in-draft';
import { useCheckInForm, usePreparation } from './use-check-in-form';

interface CheckInFormProps {
  readonly subject: SubjectDto;
  /** The one that is corrected; absent for a new one. */
  readonly checkIn?: CheckInDto;
  readonly onSaved: (saved: CheckInSavedDto) => void;
  readonly onCancel?: () => void;
  /** Shows somebody else's version of a corrected one. */
  readonly onTakeTheirs?: (theirs: CheckInDto) => void;
}

/** A check-in is written right where it is asked for. */
export function CheckInForm(props: CheckInFormProps) {
  const { preparation, error, reload } = usePreparation(props.subject);
  if (error !== null) {
    return (
      <Failed
        headingLevel="h4"
        title="The check-in could not be prepared"
        error={error}
        onRetry={reload}
      />
    );
  }
  if (preparation === null) return <Spinner label="Looking up what moved" />;
  return <Form key={preparation.subject.id} {...props} preparation={preparation} />;
}

type FormProps = CheckInFormProps & { readonly preparation: CheckInPreparationDto };

function Form(props: FormProps) {
  const { preparation, checkIn, onTakeTheirs } = props;
  const form = useCheckInForm(props);
  const { typed, theirs } = form;
  const mine = contentOf(typed);
  if (theirs !== null && mine !== null) {
    return (
      <ConflictNotice
        field="Check-in"
        mine={<CheckInWords content={mine} unit={preparation.unit} />}
        theirs={<CheckInWords content={theirs} unit={preparation.unit} />}
        onKeepMine={form.keepMine}
        onTakeTheirs={() => onTakeTheirs?.(theirs)}
      />
    );
  }
  return (
    <form
      className="okr-check-in-form"
      noValidate
      aria-label={checkIn === undefined ? `Check in on ${preparation.title}` : 'Correct check-in'}
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Problem error={form.error} />
      <CommentField {...props} form={form} />
      <Fields preparation={preparation} form={form} />
      <ConfidenceField
        value={typed.confidence}
        before={checkIn === undefined ? (preparation.last?.confidence ?? null) : null}
        onChange={(confidence) => {
          form.change({ confidence });
        }}
      />
      <Actions {...props} isSaving={form.isSaving} />
    </form>
  );
}

/** What is wrong, but not with one of the fields, which say it themselves. */
function Problem({ error }: { readonly error: ApiError | null }) {
  if (error === null || FIELDS.has(error.field ?? '')) return null;
  return (
    <div role="alert" className="okr-form-error">
      <SectionMessage appearance="error" title="The check-in was not saved">
        <p>{sentenceFor(error)}</p>
      </SectionMessage>
    </div>
  );
}

function CommentField(props: FormProps & { readonly form: FormState }) {
  const { preparation, checkIn, form } = props;
  const isDrafted = checkIn === undefined && preparation.movement !== null;
  return (
    <FormField
      label="What happened"
      problem={problemWith(form, 'comment')}
      help={isDrafted ? DRAFT_HELP : 'Type @ to mention somebody.'}
    >
      {(control) => (
        <MentionField
          control={control}
          value={form.typed.comment}
          isFocused
          onChange={(comment) => {
            form.change({ comment });
          }}
          onSubmit={form.submit}
        />
      )}
    </FormField>
  );
}

function Actions({ checkIn, onCancel, isSaving }: FormProps & { readonly isSaving: boolean }) {
  return (
    <ButtonRow label="Check-in">
      <Button type="submit" appearance="primary" isLoading={isSaving}>
        {checkIn === undefined ? 'Check in' : 'Save'}
      </Button>
      {onCancel !== undefined && (
        <Button appearance="subtle" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </ButtonRow>
  );
}

type FormState = ReturnType<typeof useCheckInForm>;

const problemWith = ({ error }: FormState, field: string) =>
  error?.field === field ? sentenceFor(error) : undefined;

const DRAFT_HELP =
  'Drafted from what moved since the last check-in. Change it as you like; nothing is sent before you do. Type @ to mention somebody.';

const FIELDS = new Set(['on', 'value', 'status', 'comment']);

interface FieldsProps {
  readonly preparation: CheckInPreparationDto;
  readonly form: FormState;
}

function Fields({ preparation, form }: FieldsProps) {
  const { subject, valueKind, unitText, earliest, today } = preparation;
  const { typed, change } = form;
  return (
    <div className="okr-check-in-fields">
      {valueKind === 'typed' && (
        <FormField
          label={unitText === '' ? 'Value' : `Value in ${unitText}`}
          isRequired
          problem={problemWith(form, 'value')}
          help={`Now: ${formatValue(preparation.value, preparation.unit)} ${unitText}`.trim()}
        >
          {(control) => (
            <Textfield
              {...control}
              inputMode="decimal"
              value={typed.value}
              onChange={({ currentTarget }) => {
                change({ value: currentTarget.value });
              }}
            />
          )}
        </FormField>
      )}
      <FormField label="Day" problem={problemWith(form, 'on')} help="Today, or an earlier day.">
        {(control) => (
          <Textfield
            {...control}
            type="date"
            min={earliest}
            max={today}
            value={typed.on}
            onChange={({ currentTarget }) => {
              change({ on: currentTarget.value });
            }}
          />
        )}
      </FormField>
      {subject.kind === 'key-result' && <StatusField preparation={preparation} form={form} />}
    </div>
  );
}

function StatusField({ preparation, form }: FieldsProps) {
  const words = useWords();
  const automatic = {
    value: null,
    label: `As computed: ${statusLabel(preparation.status, words)}`,
  };
  const options = [
    automatic,
    ...SETTABLE_STATUSES.map((value) => ({ value, label: statusLabel(value, words) })),
  ];
  return (
    <FormField
      label="Status"
      problem={problemWith(form, 'status')}
      help="One you choose holds until the value changes by itself."
    >
      {(control) => (
        <Select
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          options={options}
          value={options.find(({ value }) => value === form.typed.status) ?? automatic}
          onChange={(option) => {
            form.change({ status: option?.value ?? null });
          }}
        />
      )}
    </FormField>
  );
}
