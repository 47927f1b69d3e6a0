import { useState } from 'react';
import Button from '@atlaskit/button/new';

interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
  /** Said once it is on the clipboard. */
  readonly done: string;
}

type Outcome = 'copied' | 'refused' | null;

/** Puts a text on the clipboard and says so, in words that are read out as well. */
export function CopyButton({ text, label, done }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<Outcome>(null);
  const copy = async (): Promise<void> => {
    // Emptied first, so that a second press is spoken again.
    setOutcome(null);
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // The frame may not be allowed to write the clipboard.
      setOutcome('refused');
    }
  };
  return (
    <div className="okr-copy">
      <Button spacing="compact" onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status">
        {outcome === 'copied' && done}
        {outcome === 'refused' && 'The browser did not allow it. Select the text and press Ctrl+C.'}
      </span>
    </div>
  );
}
