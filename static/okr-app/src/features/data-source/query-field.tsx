import { type ReactNode, useState } from 'react';
import Textarea from '@atlaskit/textarea';
import { type ControlProps, FormField } from '../../components/form-field';
import { useJqlEditor } from './use-jql-editor';

interface QueryFieldProps {
  readonly label: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly isRequired?: boolean;
  readonly help?: ReactNode;
  readonly onChange: (jql: string) => void;
}

/**
 * A query with Jira's own proposals. A plain text area stands in while the editor loads, for as
 * long as somebody types in it, and for good if the editor cannot be had: nobody waits for it.
 */
export function QueryField(props: QueryFieldProps) {
  const { label, value, problem, isRequired = true, help, onChange } = props;
  const loaded = useJqlEditor();
  const [isTyping, setIsTyping] = useState(false);
  const [isBroken, setIsBroken] = useState(false);
  if (loaded.state === 'ready' && !isTyping && !isBroken) {
    const { Editor } = loaded;
    return (
      <FormField label={label} isRequired={isRequired} help={help}>
        {() => (
          <div className="okr-query-editor">
            <Editor
              label={label}
              query={value}
              problem={problem}
              onChange={onChange}
              onFailed={() => {
                setIsBroken(true);
              }}
            />
          </div>
        )}
      </FormField>
    );
  }
  const isMissing = loaded.state === 'failed' || isBroken;
  return (
    <FormField
      label={label}
      isRequired={isRequired}
      problem={problem}
      help={
        <>
          {help}
          {isMissing && ' The editor with proposals could not be loaded; the query works as well.'}
        </>
      }
    >
      {(control) => (
        <PlainQuery control={control} value={value} onChange={onChange} onTyping={setIsTyping} />
      )}
    </FormField>
  );
}

interface PlainQueryProps {
  readonly control: ControlProps;
  readonly value: string;
  readonly onChange: (jql: string) => void;
  readonly onTyping: (isTyping: boolean) => void;
}

function PlainQuery({ control, value, onChange, onTyping }: PlainQueryProps) {
  return (
    <Textarea
      {...control}
      isMonospaced
      minimumRows={3}
      resize="smart"
      placeholder="project = ABC AND issuetype = Bug"
      value={value}
      onFocus={() => {
        onTyping(true);
      }}
      onBlur={() => {
        onTyping(false);
      }}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
