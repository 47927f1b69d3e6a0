import { ErrorMessage, HelperMessage, Label, ValidMessage } from '@atlaskit/form';
import Heading from '@atlaskit/heading';
import type { FormEvent, ReactNode } from 'react';
import { component, type ComponentTable } from './component-entry';
import type { AppHandler } from './serialisable-event';

interface Titled {
  readonly title?: string;
  readonly description?: string;
}

export const FORM: ComponentTable = {
  Form: component<{ onSubmit?: AppHandler }>('onSubmit', ({ props, kids }) => (
    <form
      noValidate
      onSubmit={(event) => {
        submit(event, props.onSubmit);
      }}
    >
      {kids}
    </form>
  )),
  FormHeader: component<Titled>('title description', ({ props, kids }) => (
    <div className="form-part">
      {props.title !== undefined && <Heading size="large">{props.title}</Heading>}
      <Described text={props.description}>{kids}</Described>
    </div>
  )),
  FormSection: component<Titled>('title description', ({ props, kids }) => (
    <div className="form-part">
      {props.title !== undefined && <Heading size="medium">{props.title}</Heading>}
      <Described text={props.description}>{kids}</Described>
    </div>
  )),
  FormFooter: component<{ align?: 'start' | 'end' }>('align', ({ props, kids }) => (
    <div className="form-footer" data-align={props.align ?? 'end'}>
      {kids}
    </div>
  )),
  Label: component<{ labelFor?: string; id?: string; testId?: string }>(
    'testId id labelFor',
    ({ props: { labelFor, ...props }, kids }) => (
      <Label {...props} htmlFor={labelFor ?? ''}>
        {kids}
      </Label>
    ),
  ),
  RequiredAsterisk: component('', () => (
    <span className="required-asterisk" aria-hidden="true" title="required">
      *
    </span>
  )),
  HelperMessage: component<{ testId?: string }>('testId', ({ props, kids }) => (
    <HelperMessage {...props}>{kids}</HelperMessage>
  )),
  ErrorMessage: component<{ testId?: string }>('testId', ({ props, kids }) => (
    <ErrorMessage {...props}>{kids}</ErrorMessage>
  )),
  ValidMessage: component<{ testId?: string }>('testId', ({ props, kids }) => (
    <ValidMessage {...props}>{kids}</ValidMessage>
  )),
};

function Described({
  text,
  children,
}: {
  readonly text?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <>
      {text !== undefined && <p>{text}</p>}
      {children}
    </>
  );
}

/** Forge's form hands no data to the app: `useForm` keeps it on the app's side. */
function submit(event: FormEvent, onSubmit: AppHandler | undefined): void {
  event.preventDefault();
  event.stopPropagation();
  void onSubmit?.();
}
