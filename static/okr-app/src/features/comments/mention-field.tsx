import './comments.css';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import Textarea from '@atlaskit/textarea';
import { mentionsIn } from '../../../../../src/domain/okr/mentions';
import { usePeople } from '../../app/page-context';
import type { ControlProps } from '../../components/form-field';
import { usePeopleSearch } from '../../components/use-people-search';
import {
  type MentionStart,
  mentionAt,
  picked,
  type Picked,
  storedText,
  typedText,
} from './mention-names';

interface MentionFieldProps {
  readonly control: ControlProps;
  /** As stored: people as `@[account id]`. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Ctrl+Enter or Cmd+Enter. */
  readonly onSubmit?: () => void;
  readonly placeholder?: string;
  readonly isFocused?: boolean;
}

/** Several lines of text in which "@" finds people. What is stored names them by id. */
export function MentionField(props: MentionFieldProps) {
  const { control, value, onChange, placeholder, isFocused = false } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [chosen, setChosen] = useState<readonly Picked[]>([]);
  const [start, setStart] = useState<MentionStart | null>(null);
  const people = useMentioned(value, chosen);
  const shown = typedText(value, people);

  const type = (text: string, caret: number): void => {
    onChange(storedText(text, people));
    setStart(mentionAt(text, caret));
  };
  const pick = (person: Picked): void => {
    if (start === null) return;
    const next = picked(people, person);
    const end = start.at + 1 + start.query.length;
    const text = `${shown.slice(0, start.at)}@${next.name} ${shown.slice(end)}`;
    setChosen([...chosen.filter(({ id }) => id !== next.id), next]);
    setStart(null);
    onChange(storedText(text, [...people, next]));
    const caret = start.at + next.name.length + 2;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(caret, caret);
    });
  };
  return (
    <WithSuggestions
      start={start}
      onPick={pick}
      onLeave={() => {
        setStart(null);
      }}
      {...(props.onSubmit !== undefined && { onSubmit: props.onSubmit })}
    >
      {(list) => (
        <Textarea
          {...control}
          {...list}
          ref={field}
          autoFocus={isFocused}
          minimumRows={3}
          resize="smart"
          {...(placeholder !== undefined && { placeholder })}
          value={shown}
          onChange={({ currentTarget }) => {
            type(currentTarget.value, currentTarget.selectionStart);
          }}
          onBlur={() => {
            setStart(null);
          }}
        />
      )}
    </WithSuggestions>
  );
}

/** Those picked here, and those that stood in the text before. */
function useMentioned(value: string, chosen: readonly Picked[]): readonly Picked[] {
  const known = usePeople(mentionsIn(value));
  return known.reduce<readonly Picked[]>((people, { id, state }) => {
    if (typeof state === 'string' || people.some((one) => one.id === id)) return people;
    return [...people, picked(people, { id, name: state.name })];
  }, chosen);
}

interface ListProps {
  readonly 'aria-autocomplete': 'list';
  readonly 'aria-controls': string | undefined;
  readonly 'aria-activedescendant': string | undefined;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

interface WithSuggestionsProps {
  readonly start: MentionStart | null;
  readonly onPick: (person: Picked) => void;
  readonly onLeave: () => void;
  readonly onSubmit?: () => void;
  readonly children: (list: ListProps) => React.ReactNode;
}

const MAX_SHOWN = 8;

function WithSuggestions(props: WithSuggestionsProps) {
  const { start, onPick, onLeave, onSubmit, children } = props;
  const id = useId();
  const [current, setCurrent] = useState(0);
  const found = useSuggestions(start);
  const isOpen = found.length > 0;
  const at = Math.min(current, found.length - 1);
  const choose = (person: Picked | undefined): void => {
    setCurrent(0);
    if (person !== undefined) onPick(person);
  };
  const onListKey = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case 'ArrowDown':
        setCurrent((at + 1) % found.length);
        return true;
      case 'ArrowUp':
        setCurrent((at + found.length - 1) % found.length);
        return true;
      case 'Enter':
      case 'Tab':
        choose(found[at]);
        return true;
      case 'Escape':
        onLeave();
        return true;
      default:
        return false;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isSubmit = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (isSubmit) onSubmit?.();
    if (isSubmit || (isOpen && onListKey(event))) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
  return (
    <div className="okr-mention-field">
      {children({
        'aria-autocomplete': 'list',
        'aria-controls': isOpen ? id : undefined,
        'aria-activedescendant': isOpen ? `${id}-${String(at)}` : undefined,
        onKeyDown,
      })}
      {isOpen && (
        <ul id={id} role="listbox" aria-label="People to mention" className="okr-mention-list">
          {found.map((person, index) => (
            <li
              key={person.id}
              id={`${id}-${String(index)}`}
              role="option"
              aria-selected={index === at}
              className="okr-mention-option"
              onMouseDown={(event) => {
                // The field keeps the focus.
                event.preventDefault();
                choose(person);
              }}
            >
              {person.name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function useSuggestions(start: MentionStart | null): readonly Picked[] {
  const search = usePeopleSearch(start === null ? null : start.query);
  if (start === null || search.state !== 'ready') return [];
  return search.found.slice(0, MAX_SHOWN).map(({ accountId, name }) => ({ id: accountId, name }));
}
