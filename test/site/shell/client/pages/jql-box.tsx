import Button from '@atlaskit/button/new';
import { Label } from '@atlaskit/form';
import Textfield from '@atlaskit/textfield';
import { useState, type ChangeEvent } from 'react';

interface JqlBoxProps {
  readonly jql: string;
  readonly onSearch: (jql: string) => void;
  readonly isBusy: boolean;
}

export function JqlBox({ jql, onSearch, isBusy }: JqlBoxProps) {
  const [text, setText] = useState(jql);
  return (
    <form
      className="jql-box"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text);
      }}
    >
      <Label htmlFor="jql">JQL</Label>
      <div className="jql-row">
        <Textfield
          id="jql"
          isMonospaced
          isCompact
          spellCheck={false}
          value={text}
          onChange={(event: ChangeEvent<HTMLInputElement>) => {
            setText(event.target.value);
          }}
        />
        <Button type="submit" isLoading={isBusy}>
          Search
        </Button>
      </div>
    </form>
  );
}
