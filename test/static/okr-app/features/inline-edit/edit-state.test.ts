import {
  type EditEvent,
  type EditState,
  nextEditState,
} from '../../../../../static/okr-app/src/features/inline-edit/edit-state';

type State = EditState<string, { title: string }>;
type Event = EditEvent<string, { title: string }>;

const after = (...events: readonly Event[]): State =>
  events.reduce<State>((state, event) => nextEditState(state, event), { phase: 'reading' });

const opened: Event = { type: 'opened', value: 'old' };
const confirmed: Event = { type: 'confirmed', draft: 'typed' };

describe('a field that is edited', () => {
  it('reads again after it was saved', () => {
    expect(after(opened, confirmed, { type: 'saved' })).toEqual({ phase: 'reading' });
  });
  it('keeps the typed text when the server refuses', () => {
    expect(after(opened, confirmed, { type: 'refused', problem: 'Too long.' })).toEqual({
      phase: 'editing',
      draft: 'typed',
      problem: 'Too long.',
    });
  });
  it('keeps the typed text beside theirs when somebody else was first', () => {
    const theirs = { title: 'theirs' };
    expect(after(opened, confirmed, { type: 'conflicted', current: theirs })).toEqual({
      phase: 'conflict',
      draft: 'typed',
      current: theirs,
    });
  });
  it('is not closed by the answer to an earlier save', () => {
    expect(after(opened, confirmed, opened, { type: 'saved' })).toEqual({
      phase: 'editing',
      draft: 'old',
      problem: null,
    });
  });
  it('forgets the typed text on cancel only', () => {
    expect(after(opened, { type: 'cancelled' })).toEqual({ phase: 'reading' });
  });
});
