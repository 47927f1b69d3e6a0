import type { KeyboardEvent } from 'react';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { EditorProps } from './editable-field';

/** Contract: a title is at most this long. Longer text can be typed, and the server says no. */
export function TitleEditor({ id, value, onChange, isInvalid, describedBy }: EditorProps<string>) {
  return (
    <Textfield
      id={id}
      aria-describedby={describedBy}
      autoFocus
      isInvalid={isInvalid}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}

interface LinesEditorProps {
  readonly editor: EditorProps<string>;
  readonly placeholder?: string;
}

/** Enter saves; Shift+Enter starts a new line. */
export function LinesEditor({ editor, placeholder }: LinesEditorProps) {
  const saveOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <Textarea
      id={editor.id}
      aria-describedby={editor.describedBy}
      autoFocus
      isInvalid={editor.isInvalid}
      minimumRows={2}
      resize="smart"
      {...(placeholder !== undefined && { placeholder })}
      value={editor.value}
      onKeyDown={saveOnEnter}
      onChange={(event) => {
        editor.onChange(event.currentTarget.value);
      }}
    />
  );
}
