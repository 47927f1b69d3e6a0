import '../../feature-flags';
import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Doc } from './doc';
import { DocHostContext } from './doc-host';
import type { ForgeNode } from './forge-doc';

let keys = 0;
function node(
  type: string,
  props: Record<string, unknown> = {},
  ...children: ForgeNode[]
): ForgeNode {
  keys += 1;
  return { type, props, children, key: `k${String(keys)}` };
}
const text = (value: string): ForgeNode => node('String', { text: value });
const root = (...children: ForgeNode[]): ForgeNode => node('Root', {}, ...children);

interface Screen {
  readonly page: HTMLElement;
  readonly show: (tree: ForgeNode) => Promise<void>;
  readonly unmodelled: string[];
}

async function screenOf(tree: ForgeNode): Promise<Screen> {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  document.body.innerHTML = '<main></main>';
  const page = document.body;
  const main = find(page, 'main');
  const unmodelled: string[] = [];
  const host = {
    users: [{ accountId: 'u1', displayName: 'Ada Lovelace' }],
    onUnmodelled: (what: string) => unmodelled.push(what),
  };
  const react = createRoot(main);
  const wrap = (inner: ForgeNode): ReactElement => (
    <DocHostContext.Provider value={host}>
      <Doc node={inner} />
    </DocHostContext.Provider>
  );
  const show = async (next: ForgeNode): Promise<void> => {
    await act(async () => {
      react.render(wrap(next));
      await Promise.resolve();
    });
  };
  await show(tree);
  return { page, show, unmodelled };
}

function type(input: Element, value: string): void {
  // React listens to the prototype's setter.
  Reflect.set(HTMLInputElement.prototype, 'value', value, input);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function find(page: HTMLElement, selector: string): HTMLElement {
  const found = page.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  return found;
}

describe('what a UI Kit app shows', () => {
  it('has text, headings, lozenges, badges and links', async () => {
    const { page, unmodelled } = await screenOf(
      root(
        node('Heading', { as: 'h2' }, text('Key results')),
        node('Text', {}, text('3 of 10 done '), node('Strong', {}, text('now'))),
        node('Lozenge', { appearance: 'success' }, text('On track')),
        node('Badge', {}, text('3')),
        node('Link', { href: '/browse/A-1', openNewTab: true }, text('A-1')),
        node('User', { accountId: 'u1' }),
      ),
    );
    expect(page.querySelector('h2')?.textContent).toBe('Key results');
    expect(page.textContent).toContain('3 of 10 done now');
    expect(page.textContent).toContain('On track');
    expect(page.textContent).toContain('Ada Lovelace');
    expect(page.querySelector('a')?.getAttribute('href')).toBe('/browse/A-1');
    expect(page.querySelector('a')?.target).toBe('_blank');
    expect(unmodelled).toEqual([]);
  });

  it('has tables, tabs and messages', async () => {
    const cell = (key: string, ...inner: ForgeNode[]) => node('Cell', { cellKey: key }, ...inner);
    const { page, unmodelled } = await screenOf(
      root(
        node(
          'DynamicTable',
          {},
          node('ContentWrapper', { name: 'head' }, cell('name', text('Name'))),
          node(
            'ContentWrapper',
            { name: 'rows' },
            node('Row', { rowKey: '1' }, cell('1', node('Code', {}, text('JQL')))),
          ),
        ),
        node('SectionMessage', { title: 'Stale' }, node('Text', {}, text('Since noon'))),
        node(
          'Tabs',
          { id: 'tabs' },
          node('TabList', {}, node('Tab', {}, text('One')), node('Tab', {}, text('Two'))),
          node('TabPanel', {}, text('First')),
          node('TabPanel', {}, text('Second')),
        ),
      ),
    );
    expect(page.querySelector('th')?.textContent).toBe('Name');
    expect(page.querySelector('td code')?.textContent).toBe('JQL');
    expect(page.textContent).toContain('Since noon');
    expect(page.querySelectorAll('[role=tab]')).toHaveLength(2);
    expect(unmodelled).toEqual([]);
  });

  it('has charts whose marks say their values', async () => {
    const { page } = await screenOf(
      root(
        node('LineChart', { title: 'History', xAccessor: 0, yAccessor: 1, data: [['Mon', 4]] }),
        node('BarChart', { title: 'Bars', xAccessor: 0, yAccessor: 1, data: [['A', 7]] }),
      ),
    );
    expect(page.querySelector('svg[aria-label=History] circle')?.textContent).toBe('Mon: 4');
    expect(page.querySelector('svg[aria-label=Bars] rect')?.textContent).toBe('A: 7');
  });

  it('draws an element that came inside a prop', async () => {
    const { page } = await screenOf(
      root(
        node('EmptyState', {
          header: 'Nothing yet',
          description: 'Write one.',
          primaryAction: { type: 'Button', props: { children: 'Create' } },
        }),
      ),
    );
    expect(page.querySelector('button')?.textContent).toBe('Create');
  });
});

describe('what a person does in it', () => {
  it('reaches the app as a serialisable event', async () => {
    const events: unknown[] = [];
    const { page } = await screenOf(
      root(node('Button', { onClick: (event: unknown) => events.push(event) }, text('Refresh'))),
    );
    await act(async () => {
      page.querySelector('button')?.click();
      await Promise.resolve();
    });
    expect(events).toHaveLength(1);
    expect(JSON.parse(JSON.stringify(events[0]))).toMatchObject({
      type: 'click',
      target: { tagName: 'BUTTON' },
    });
  });

  it('ties a label to its input', async () => {
    const { page } = await screenOf(
      root(
        node('Label', { labelFor: 'forge-app-1-title' }, text('Title')),
        node('Textfield', { id: 'forge-app-1-title', name: 'title' }),
      ),
    );
    const input = page.querySelector('input');
    expect(page.querySelector('label')?.htmlFor).toBe(input?.id);
    expect(input?.id).toBe('forge-app-1-title');
  });

  it('submits a form without data, which useForm keeps on the app’s side', async () => {
    const calls: unknown[][] = [];
    const { page } = await screenOf(
      root(
        node(
          'Form',
          { onSubmit: (...args: unknown[]) => calls.push(args) },
          node('Button', { type: 'submit' }, text('Save')),
        ),
      ),
    );
    await act(async () => {
      page.querySelector('button')?.click();
      await Promise.resolve();
    });
    expect(calls).toEqual([[]]);
  });

  it('keeps what was typed while the app has not answered, then shows the app’s value', async () => {
    let answer: () => void = () => undefined;
    const onChange = () => new Promise<void>((resolve) => (answer = resolve));
    const field = (value: string) => node('Textfield', { value, onChange, id: 'f' });
    const tree = root(field('a'));
    const { page, show } = await screenOf(tree);
    const input = find(page, 'input');
    await act(async () => {
      type(input, 'ab');
      await Promise.resolve();
    });
    expect(input).toHaveProperty('value', 'ab');

    const answered = { ...tree, children: [{ ...field('AB'), key: tree.children[0]?.key ?? '' }] };
    await show(answered);
    expect(input).toHaveProperty('value', 'ab');
    await act(async () => {
      answer();
      await new Promise((done) => setTimeout(done, 80));
    });
    expect(input).toHaveProperty('value', 'AB');
  });
});

describe('what the site does not know', () => {
  it('marks an unknown component and shows what is inside', async () => {
    const { page, unmodelled } = await screenOf(root(node('Hologram', {}, text('inside'))));
    const mark = page.querySelector('[data-unmodelled]');
    expect(mark?.getAttribute('data-unmodelled')).toBe('Hologram');
    expect(mark?.textContent).toContain('inside');
    expect(unmodelled).toEqual(['UI Kit Hologram']);
  });

  it('marks an unknown prop, and not one that is undefined', async () => {
    const { page } = await screenOf(
      root(
        node('Lozenge', { sparkle: true }, text('On track')),
        node('Lozenge', { glitter: undefined }, text('Behind')),
      ),
    );
    const marks = [...page.querySelectorAll('[data-unmodelled]')];
    expect(marks.map((mark) => mark.getAttribute('data-unmodelled'))).toEqual(['Lozenge.sparkle']);
  });

  it('marks an unknown icon', async () => {
    const { page } = await screenOf(root(node('Icon', { glyph: 'unicorn', label: '' })));
    expect(page.querySelector('[data-unmodelled="Icon unicorn"]')).not.toBeNull();
  });
});
