import fc from 'fast-check';
import { canonicalText } from '../../../src/domain/metrics/canonical-text';

describe('canonical text', () => {
  it('does not depend on the order of properties', () => {
    expect(canonicalText({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"x","d":null}]}',
    );
  });

  it('leaves out what is undefined', () => {
    expect(canonicalText({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('keeps the order of lists, which has a meaning', () => {
    expect(canonicalText([2, 1])).not.toBe(canonicalText([1, 2]));
  });

  it('is JSON of the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalText(plain))).toEqual(plain);
      }),
    );
  });
});
