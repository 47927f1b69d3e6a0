import { host, resetHost } from '../../fake-bridge';
import { button, buttons, closePage, openPage, pageText, press } from '../../open-page';
import { aKeyResult, anObjective, aPage, aProgress } from '../../records';

beforeEach(resetHost);
afterEach(closePage);

const words = () => pageText().replaceAll('\u00a0', ' ');

async function open(change: Parameters<typeof aKeyResult>[0] = {}, page = {}) {
  const keyResult = aKeyResult(change);
  await openPage({ ...aPage([anObjective({ keyResults: [keyResult] })]), ...page });
  return keyResult;
}

describe('a status', () => {
  it('opens to its formula: 51 of 91 days until 21 November', async () => {
    await open({ progress: aProgress({ status: 'behind' }) });
    await press('Behind. Why this status?');
    expect(words()).toContain('51 of 91 days = 56 %');
    expect(words()).toContain('At risk: more than 25 points less than expected.');
    expect(words()).toContain('Expected progress grows evenly');
  });

  it('set by hand shows both, who said so and why', async () => {
    await open({
      progress: aProgress({ status: 'on-track', automaticStatus: 'at-risk', decidedBy: 'person' }),
      manualStatus: {
        status: 'on-track',
        until: 'resumed',
        note: 'The last release closes it.',
        at: '2026-11-20T07:00:00.000Z',
        by: 'ada' as never,
      },
    });
    expect(words()).toContain('Computed: At risk');
    await press('On track, set by hand, computed At risk. Why this status?');
    expect(words()).toContain('The last release closes it.');
    expect(words()).toContain('It holds until somebody resumes the computed status.');
    expect(words()).toContain('Computed by the rule: At risk.');
  });

  it('is called what the site calls it', async () => {
    const page = aPage([]);
    const siteRules = { ...page.siteRules, words: { behind: 'Lagging' } };
    await open({ progress: aProgress({ status: 'behind' }) }, { siteRules });
    expect(button('Lagging. Why this status?')).toBeDefined();
  });

  it('of an objective tells when its dates and its parts expect different things', async () => {
    const progress = { ...anObjective().progress, ownExpected: 0.56, childrenExpected: 0.3 };
    await openPage(aPage([anObjective({ progress: { ...progress, status: 'behind' } })]));
    await press('Behind. Why this status?');
    expect(words()).toContain(
      'Its own dates expect 56 %, its parts 30 %: they run over different days.',
    );
  });
});

describe('progress beyond the ends of its bar', () => {
  it.each([
    [1.25, 1, '125 %'],
    [-0.13, 0, '−13 %: worse than the start'],
  ])('%d is told', async (raw, progress, text) => {
    await open({ progress: aProgress({ raw, progress }) });
    expect(words()).toContain(text);
  });
});

describe('setting a status by hand', () => {
  const detail = (keyResult: ReturnType<typeof aKeyResult>) => ({
    ok: true as const,
    data: {
      keyResult,
      history: [],
      forecast: { kind: 'none', reason: 'short-history', n: 3 },
      issues: [],
      issuesTotal: 0,
      hidden: 0,
      nextPageToken: null,
    },
  });

  it('sends it with its version, and resumes', async () => {
    const keyResult = aKeyResult();
    host.calls.getKeyResultDetail = () => detail(keyResult);
    await openPage(aPage([anObjective({ keyResults: [keyResult] })]));
    await press('Details of Ship the epic');
    expect(words()).toContain('The history is too short: 3 of at least 8 whole days');
    await press('Set status by hand');
    expect(document.querySelector('dialog')?.textContent).toContain('The rule says: At risk.');
    const sent: unknown[] = [];
    host.calls.setManualStatus = (input: unknown) => {
      sent.push(input);
      return { ok: true, data: { ...keyResult, version: 2 } };
    };
    await press('Set status');
    expect(sent).toEqual([
      { keyResultId: 'kr-1', version: 1, status: 'at-risk', until: 'next-update', note: '' },
    ]);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('that is refused keeps the form and says why', async () => {
    const keyResult = aKeyResult();
    host.calls.getKeyResultDetail = () => detail(keyResult);
    await openPage(aPage([anObjective({ keyResults: [keyResult] })]));
    await press('Details of Ship the epic');
    await press('Set status by hand');
    host.calls.setManualStatus = () => ({
      ok: false,
      error: { code: 'forbidden', reason: 'needs-check-in-right' },
    });
    await press('Set status');
    expect(document.querySelector('dialog')?.textContent).toContain('The status was not set');
  });

  it('is not offered to a person who may not report', async () => {
    const keyResult = aKeyResult({ canCheckIn: false });
    host.calls.getKeyResultDetail = () => detail(keyResult);
    await openPage(aPage([anObjective({ keyResults: [keyResult] })], false));
    await press('Details of Ship the epic');
    expect(buttons('Set status by hand')).toEqual([]);
  });
});
