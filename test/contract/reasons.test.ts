import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isReason, sentenceFor } from '../../src/contract/reasons';

const applicationReasons = [
  ...readFileSync(path.resolve(__dirname, '../../src/application/refusal.ts'), 'utf8').matchAll(
    /^ {2}\| '([a-z-]+)'/gm,
  ),
].map((match) => match[1] ?? '');

describe('every reason', () => {
  it('is found in the sources', () => {
    expect(applicationReasons.length).toBeGreaterThan(30);
  });

  it.each(applicationReasons)('%s has one sentence or two that end in a full stop', (reason) => {
    expect(isReason(reason)).toBe(true);
    const sentence = sentenceFor({ code: 'internal', reason });
    expect(sentence).toMatch(/^[“A-Z].*\.$/);
    expect(sentence).not.toContain('{');
  });
});

describe('a sentence', () => {
  it('says how long to wait', () => {
    const error = {
      code: 'rate-limited',
      reason: 'refresh-too-soon',
      retryAfterSeconds: 42,
    } as const;
    expect(sentenceFor(error)).toBe('You can refresh once a minute. Try again in 42 seconds.');
  });

  it('exists for a reason that this version does not know', () => {
    expect(sentenceFor({ code: 'internal', reason: 'from-the-future' })).toContain('unexpected');
  });
});
