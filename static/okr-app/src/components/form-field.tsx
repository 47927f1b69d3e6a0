import { type ReactNode, useId } from 'react';
import { Label } from '@atlaskit/form';
import ErrorIcon from '@atlaskit/icon/core/status-error';

export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly isInvalid: boolean;
}

interface FormFieldProps {
  readonly label: string;
  readonly isRequired?: boolean;
  readonly help?: ReactNode;
  readonly problem?: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
}

/** A labelled control with its help and its problem tied to it. */
export function FormField({ label, isRequired = false, help, problem, children }: FormFieldProps) {
  const id = useId();
  const messageId = `${id}-message`;
  const hasMessage = problem !== undefined || help !== undefined;
  return (
    <div className="okr-field">
      <Label htmlFor={id}>
        {label}
        {isRequired && (
          <span className="okr-required" title="required">
            {' '}
            *
          </span>
        )}
      </Label>
      {children({
        id,
        'aria-describedby': hasMessage ? messageId : undefined,
        isInvalid: problem !== undefined,
      })}
      <div id={messageId} aria-live="polite">
        {problem === undefined ? (
          help !== undefined && <div className="okr-help">{help}</div>
        ) : (
          <FieldProblem text={problem} />
        )}
      </div>
    </div>
  );
}

export function FieldProblem({ text }: { readonly text: string }) {
  return (
    <div className="okr-problem">
      <ErrorIcon label="Error" size="small" color="currentColor" />
      <span>{text}</span>
    </div>
  );
}
