import { namedChoices } from '../../../../../static/okr-app/src/features/metric/listed-names';

const CHOICES = [
  { value: '10001', name: 'Won’t Do' },
  { value: '5', name: '1.0' },
];

describe('what was chosen', () => {
  it('goes by its name now, whether its id or its name was kept', () => {
    expect(namedChoices(['10001', '1.0'], CHOICES)).toEqual([
      { value: '10001', label: 'Won’t Do' },
      { value: '1.0', label: '1.0' },
    ]);
  });

  it('says that it is gone, and keeps its id', () => {
    expect(namedChoices(['77'], CHOICES)).toEqual([{ value: '77', label: 'Gone from Jira (77)' }]);
  });

  it('is not called gone while Jira has not told its names', () => {
    expect(namedChoices(['77'], null)).toEqual([{ value: '77', label: '77' }]);
  });
});
