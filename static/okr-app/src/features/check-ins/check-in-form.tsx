import './check-ins.css';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import Select from '@atlaskit/select';
import Spinner from '@atlaskit/spinner';
import Textfield from '@atlaskit/textfield';
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
  const { preparation, checkIn, onCancel, onTakeTheirs } = props;
  const form = useCheckInForm(props);
  const { typed, error, theirs } = form;
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
  const problem = (field: string) => (error?.field === field ? sentenceFor(error) : undefined);
  const isElsewhere = error !== null && !FIELDS.has(error.field ?? '');
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
      {isElsewhere && (
        <div role="alert" className="okr-form-error">
          <SectionMessage appearance="error" title="The check-in was not saved">
            <p>{sentenceFor(error)}</p>
          </SectionMessage>
        </div>
      )}
      <FormField
        label="What happened"
        problem={problem('comment')}
        help={
          checkIn === undefined && preparation.movement !== null
            ? 'Drafted from what moved since the last check-in. Change it as you like; nothing is sent before you do. Type @ to mention somebody.'
            : 'Type @ to mention somebody.'
        }
      >
        {(control) => (
          <MentionField
            control={control}
            value={typed.comment}
            isFocused
            onChange={(comment) => {
              form.change({ comment });
            }}
            onSubmit={form.submit}
          />
        )}
      </FormField>
      <Fields preparation={preparation} form={form} problem={problem} />
      <ConfidenceField
        value={typed.confidence}
        before={checkIn === undefined ? (preparation.last?.confidence ?? null) : null}
        onChange={(confidence) => {
          form.change({ confidence });
        }}
      />
      <ButtonRow label="Check-in">
        <Button type="submit" appearance="primary" isLoading={form.isSaving}>
          {checkIn === undefined ? 'Check in' : 'Save'}
        </Button>
        {onCancel !== undefined && (
          <Button appearance="subtle" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </ButtonRow>
    </form>
  );
}

const FIELDS = new Set(['on', 'value', 'status', 'comment']);

interface FieldsProps {
  readonly preparation: CheckInPreparationDto;
  readonly form: ReturnType<typeof useCheckInForm>;
  readonly problem: (field: string) => string | undefined;
}

function Fields({ preparation, form, problem }: FieldsProps) {
  const { subject, valueKind, unitText, earliest, today } = preparation;
  const { typed, change } = form;
  return (
    <div className="okr-check-in-fields">
      {valueKind === 'typed' && (
        <FormField
          label={unitText === '' ? 'Value' : `Value in ${unitText}`}
          isRequired
          problem={problem('value')}
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
      <FormField label="Day" problem={problem('on')} help="Today, or an earlier day.">
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
      {subject.kind === 'key-result' && (
        <StatusField preparation={preparation} form={form} problem={problem} />
      )}
    </div>
  );
}

function StatusField({ preparation, form, problem }: FieldsProps) {
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
      problem={problem('status')}
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
