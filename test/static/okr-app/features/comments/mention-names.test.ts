import {
  mentionAt,
  picked,
  storedText,
  typedText,
} from '../../../../../static/okr-app/src/features/comments/mention-names';

const ann = { id: 'a-1', name: 'Ann' };
const anna = { id: 'a-2', name: 'Anna Bell' };

describe('a mention', () => {
  it('is typed by name and stored by id, and back', () => {
    const typed = 'Ask @Anna Bell and @Ann.\nThen @Anna Bell again';
    const stored = 'Ask @[a-2] and @[a-1].\nThen @[a-2] again';
    expect(storedText(typed, [ann, anna])).toBe(stored);
    expect(typedText(stored, [ann, anna])).toBe(typed);
  });

  it('of somebody nobody knows stays as it is stored', () => {
    expect(typedText('Hi @[gone]', [ann])).toBe('Hi @[gone]');
  });

  it('tells two people of one name apart', () => {
    expect(picked([ann], { id: 'a-3', name: 'Ann' })).toEqual({ id: 'a-3', name: 'Ann (2)' });
    expect(picked([ann], { id: 'a-1', name: 'Ann' })).toEqual(ann);
  });

  it.each([
    ['Ask @', '', 4],
    ['@le', 'le', 0],
    ['Ask (@Lea L', 'Lea L', 5],
    ['line\n@x', 'x', 5],
  ])('begins in %j with %j', (text, query, at) => {
    expect(mentionAt(text, text.length)).toEqual({ at, query });
  });

  it.each(['mail@example', 'Ask @Lea Lead and', 'no sign', ''])('does not begin in %j', (text) => {
    expect(mentionAt(text, text.length)).toBeNull();
  });
});
