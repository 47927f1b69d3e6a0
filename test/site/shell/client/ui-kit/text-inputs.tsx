import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { ChangeEvent, ComponentProps } from 'react';
import { component, type ComponentTable } from './component-entry';
import { useLocalEcho } from './local-echo';
import { eventProps, serialisableEvent, type AppHandler } from './serialisable-event';

type Handlers = 'onChange' | 'onBlur' | 'onFocus';
type FromApp<Props> = Omit<Props, Handlers | 'ref'> & Partial<Record<Handlers, AppHandler>>;
type TextfieldProps = FromApp<ComponentProps<typeof Textfield>>;
type TextAreaProps = FromApp<ComponentProps<typeof TextArea>>;

const SHARED =
  'appearance testId aria-labelledby autoFocus isDisabled name value defaultValue id aria-invalid isRequired isInvalid maxLength minLength placeholder isCompact isReadOnly isMonospaced onBlur onFocus onChange';

export const TEXT_INPUTS: ComponentTable = {
  Textfield: component<TextfieldProps>(
    `${SHARED} max type width pattern min elemAfterInput elemBeforeInput`,
    ({ props: { elemAfterInput, elemBeforeInput, ...props }, drawElement }) => (
      <EchoingTextfield
        {...props}
        elemAfterInput={drawElement(elemAfterInput)}
        elemBeforeInput={drawElement(elemBeforeInput)}
      />
    ),
  ),
  TextArea: component<TextAreaProps>(
    `${SHARED} spellCheck minimumRows maxHeight resize`,
    ({ props }) => <EchoingTextArea {...props} />,
  ),
};

function EchoingTextfield({ onChange, onBlur, onFocus, value, ...props }: TextfieldProps) {
  const [shown, change] = useLocalEcho(value, onChange);
  return (
    <Textfield
      {...props}
      {...(shown !== undefined && { value: shown })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(event: ChangeEvent<HTMLInputElement>) => {
        change(event.target.value, serialisableEvent(event));
      }}
    />
  );
}

function EchoingTextArea({ onChange, onBlur, onFocus, value, ...props }: TextAreaProps) {
  const [shown, change] = useLocalEcho(value, onChange);
  return (
    <TextArea
      {...props}
      {...(shown !== undefined && { value: shown })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(event) => {
        change(event.target.value, serialisableEvent(event));
      }}
    />
  );
}
