import { act } from 'react';
import type { DeliveriesDto, ToldThroughsDto } from '../../../../../src/contract/practice/calls';
import { host, resetHost } from '../../fake-bridge';
import { closePage, openPage, pageText, press, wait } from '../../open-page';
import { aPage } from '../../records';
import { NOTHING_TOLD, practice, unsaid } from './practice-records';

const asked = (call: string) =>
  host.sent.filter(({ name }) => name === call).map(({ input }) => input);

async function open(section: string, deliveries: Partial<DeliveriesDto> = {}): Promise<void> {
  host.path = `/practice?section=${section}`;
  host.calls.getPractice = () => ({ ok: true, data: practice });
  host.calls.getDeliveries = () => ({
    ok: true,
    data: { canManage: true, deployments: null, incidents: null, ...NOTHING_TOLD, ...deliveries },
  });
  await openPage(aPage([]));
  await wait();
}

async function tick(label: string): Promise<void> {
  const box = [...document.querySelectorAll('input[type="checkbox"]')].find(
    (one) => one.closest('label')?.textContent === label,
  );
  if (!(box instanceof HTMLInputElement)) throw new Error(`no checkbox ${label}`);
  await act(async () => {
    box.click();
    await Promise.resolve();
  });
}

beforeEach(resetHost);
afterEach(closePage);

const said = (change: Partial<ToldThroughsDto>) => ({
  told: { ...unsaid, version: 3, value: { ...NOTHING_TOLD.told.value, ...change } },
});

describe('saying up to which day everything was told', () => {
  it('says what it is good for, and sends what was chosen over the version that was seen', async () => {
    host.calls.setToldThrough = () => ({
      ok: true,
      data: {
        ...{ canManage: true, deployments: null, incidents: null, pushedAt: null },
        ...said({ incident: { completeOn: null, arePushesComplete: true } }),
      },
    });
    await open('deliveries', said({}));
    expect(pageText()).toContain('Quiet days up to it count as 0; days after it as not known');
    await tick('With every push, all incidents up to then have been told');
    await press('Save');
    await wait();
    expect(asked('setToldThrough')).toEqual([
      {
        ...{ projectId: '10000', version: 3 },
        told: {
          deployment: { completeOn: null, arePushesComplete: false },
          incident: { completeOn: null, arePushesComplete: true },
        },
      },
    ]);
    expect(pageText()).toContain('Nothing was pushed yet.');
  });

  it('is read by everybody else', async () => {
    await open('deliveries', {
      canManage: false,
      ...said({ deployment: { completeOn: '2026-02-10', arePushesComplete: false } }),
    });
    expect(pageText()).toContain('Deployments are complete up to 10 Feb 2026.');
    expect(pageText()).toContain('Incidents: nobody has said up to when they are complete.');
  });
});

describe('metrics about people', () => {
  const box = () =>
    [...document.querySelectorAll('input[type="checkbox"]')].find((one) =>
      one.closest('label')?.textContent.startsWith('Metrics about what people do'),
    );

  it('are turned on by a Jira admin; everybody else is told whom to ask, where, with a link', async () => {
    await open('teams');
    expect(box()).toHaveProperty('disabled', false);
    expect(pageText()).not.toContain('Only a Jira admin');
    await closePage();
    host.calls.getPractice = () => ({
      ok: true,
      data: { ...practice, mayDecideAboutPeople: false },
    });
    host.path = '/practice?section=teams';
    await openPage(aPage([]));
    await wait();
    expect(box()).toHaveProperty('disabled', true);
    expect(pageText()).toContain('Only a Jira admin can turn them on');
    expect(pageText()).toContain('on the page “How we work” of this project, under Teams');
    expect(pageText()).toContain('Copy link for an admin');
    expect(pageText()).toContain('groups of at least five people only');
  });
});
