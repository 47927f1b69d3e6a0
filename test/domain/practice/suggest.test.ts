import type { StatusCategory } from '../../../src/domain/metrics/work-item';
import { suggestedSignals } from '../../../src/domain/practice/suggest-signals';
import { suggestedStatusKind } from '../../../src/domain/practice/suggest-status-kind';
import {
  formerStatusIds,
  statusMapping,
  unmappedStatuses,
} from '../../../src/domain/practice/status-kind';

const named = (name: string, category: StatusCategory = 'indeterminate') => ({
  ...{ id: name, name, category },
});

describe('what a status probably means, by its name', () => {
  it.each([
    ['In Progress', 'active'],
    ['In Bearbeitung', 'active'],
    ['En cours', 'active'],
    ['Em andamento', 'active'],
    ['В работе', 'active'],
    ['進行中', 'active'],
    ['Code Review', 'review'],
    ['Ready for QA', 'wait'],
    ['In QA', 'review'],
    ['Testing', 'review'],
    ['Überprüfung', 'review'],
    ['En revisión', 'review'],
    ['レビュー', 'review'],
    ['Waiting for customer', 'wait'],
    ['Wartet auf Abnahme', 'wait'],
    ['En attente', 'wait'],
    ['Ожидает проверки', 'wait'],
    ['To be deployed', 'wait'],
    ['On Hold', 'blocked'],
    ['Blocked in review', 'blocked'],
    ['Blockiert', 'blocked'],
    ['Bloqueado', 'blocked'],
    ['Engellendi', 'blocked'],
  ])('%s is %s', (name, kind) => {
    expect(suggestedStatusKind(named(name))).toBe(kind);
  });

  it.each(['Zwischenlager', 'Phase 2', 'XYZ'])('%s suggests nothing', (name) => {
    expect(suggestedStatusKind(named(name))).toBeNull();
  });

  it('says nothing of what is to do or done', () => {
    expect(suggestedStatusKind(named('Blocked', 'new'))).toBeNull();
    expect(suggestedStatusKind(named('Review', 'done'))).toBeNull();
  });
});

describe('statuses nobody has spoken of', () => {
  const statuses = [named('open', 'new'), named('doing'), named('odd'), named('closed', 'done')];

  it('are those in progress without a kind', () => {
    expect(unmappedStatuses(statuses, { doing: 'active' }).map(({ id }) => id)).toEqual(['odd']);
  });

  it('are never waiting, and waiting is unknown until somebody speaks', () => {
    expect(statusMapping({}).wait).toBeNull();
    expect(statusMapping({ doing: 'active' }).wait).toEqual(new Set());
    expect(statusMapping({ doing: 'wait', odd: 'review' })).toEqual({
      ...{ wait: new Set(['doing']), review: new Set(['odd']), blocked: new Set() },
    });
  });

  it('are kept when they leave the workflow, because history has them', () => {
    expect(formerStatusIds(statuses, { gone: 'wait', doing: 'active' })).toEqual(['gone']);
  });
});

describe('what types and fields suggest', () => {
  const field = (id: string, name: string, customType: string | null = 'select') => ({
    ...{ id, name, untranslatedName: null, type: 'option', customType },
  });

  it.each([['Bug'], ['Fehler'], ['Bogue'], ['Ошибка'], ['バグ'], ['Incident']])(
    '%s is a bug',
    (name) => {
      const types = [
        { id: '1', name: 'Story' },
        { id: '2', name },
      ];
      expect(suggestedSignals(types, []).bugTypeIds).toEqual(['2']);
    },
  );

  it('finds nothing where nothing is called so', () => {
    const types = [{ id: '1', name: 'Debugging tool' }];
    expect(suggestedSignals(types, [field('f', 'Team')])).toMatchObject({
      ...{ bugTypeIds: null, severityFieldId: null, foundInFieldId: null, flaggedFieldId: null },
    });
  });

  it('finds the fields by name, Jira’s own by its English one', () => {
    const flagged = {
      ...{ id: 'c3', name: 'Markiert', untranslatedName: 'Flagged', type: 'array' },
      customType: 'com.atlassian.jira.plugin.system.customfieldtypes:multicheckboxes',
    };
    const fields = [field('c1', 'Schweregrad'), field('c2', 'Environment'), flagged];
    expect(suggestedSignals([], fields)).toMatchObject({
      ...{ severityFieldId: 'c1', foundInFieldId: 'c2', flaggedFieldId: 'c3' },
    });
  });
});
