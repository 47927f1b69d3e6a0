import { useEffect, useState } from 'react';

interface EditableTextProps {
  readonly label: string;
  readonly text: string;
  readonly isValid: (text: string) => boolean;
  readonly hint: string;
  readonly onConfirm: (text: string) => void;
}

/** A value in a table that a person can type over: Enter or leaving saves, Escape takes it back. */
export function EditableText({ label, text, isValid, hint, onConfirm }: EditableTextProps) {
  const [draft, setDraft] = useState(text);
  useEffect(() => {
    setDraft(text);
  }, [text]);
  const isWrong = !isValid(draft.trim());
  const confirm = (): void => {
    const next = draft.trim();
    if (next !== text && isValid(next)) onConfirm(next);
  };
  return (
    <input
      className="editable-text"
      aria-label={label}
      aria-invalid={isWrong}
      title={isWrong ? hint : label}
      placeholder="–"
      value={draft}
      onChange={(event) => {
        setDraft(event.target.value);
      }}
      onBlur={confirm}
      onKeyDown={(event) => {
        if (event.key === 'Enter') confirm();
        if (event.key === 'Escape') setDraft(text);
      }}
    />
  );
}
