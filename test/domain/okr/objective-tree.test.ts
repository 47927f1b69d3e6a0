import fc from 'fast-check';
import { inRollUpOrder, wouldCreateCycle } from '../../../src/domain/okr/objective-tree';
import type { ObjectiveId } from '../../../src/domain/shared/ids';

const id = (name: string) => name as ObjectiveId;
const tree = (entries: Record<string, string | null>) =>
  new Map(
    Object.entries(entries).map(([child, parent]) => [
      id(child),
      parent === null ? null : id(parent),
    ]),
  );

describe('alignment', () => {
  const company = tree({ company: null, product: 'company', team: 'product', other: null });

  it.each([
    ['itself', 'company', 'company'],
    ['its child', 'company', 'product'],
    ['its grandchild', 'company', 'team'],
  ])('to %s would be a cycle', (_label, child, parent) => {
    expect(wouldCreateCycle(company, id(child), id(parent))).toBe(true);
  });

  it.each([
    ['its grandparent', 'team', 'company'],
    ['a stranger', 'company', 'other'],
    ['nothing', 'team', null],
  ])('to %s is fine', (_label, child, parent) => {
    expect(wouldCreateCycle(company, id(child), parent === null ? null : id(parent))).toBe(false);
  });

  it('to an objective inside a cycle that was stored anyway is refused and comes to an end', () => {
    const broken = tree({ a: 'b', b: 'a', c: null });
    expect(wouldCreateCycle(broken, id('c'), id('a'))).toBe(true);
  });

  it('never accepts a cycle, whatever people try', () => {
    const move = fc.tuple(fc.nat({ max: 7 }), fc.option(fc.nat({ max: 7 })));
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const parentOf = new Map<ObjectiveId, ObjectiveId | null>();
        for (const [child, parent] of moves) {
          const [childId, parentId] = [id(`o${child}`), parent === null ? null : id(`o${parent}`)];
          if (!wouldCreateCycle(parentOf, childId, parentId)) parentOf.set(childId, parentId);
        }
        return [...parentOf.keys()].every((start) => reachesTop(parentOf, start));
      }),
    );
  });
});

function reachesTop(parentOf: ReadonlyMap<ObjectiveId, ObjectiveId | null>, start: ObjectiveId) {
  let current: ObjectiveId | null = start;
  for (let steps = 0; steps <= parentOf.size + 1; steps += 1) {
    if (current === null) return true;
    current = parentOf.get(current) ?? null;
  }
  return false;
}

describe('roll-up order', () => {
  it('puts children before their parents', () => {
    const order = inRollUpOrder(tree({ company: null, team: 'product', product: 'company' }));
    expect(order).toEqual(['team', 'product', 'company']);
  });

  it('puts every objective after its children in any tree', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 30 }), (choices) => {
        // Each objective hangs under an earlier one, then the map is filled from the end.
        const pairs = choices.map((choice, index) => {
          const parent = index === 0 ? null : id(`o${choice % index}`);
          return [id(`o${index}`), parent] as const;
        });
        const order = inRollUpOrder(new Map(pairs.reverse()));
        expect(order).toHaveLength(choices.length);
        return pairs.every(
          ([child, parent]) => parent === null || order.indexOf(child) < order.indexOf(parent),
        );
      }),
    );
  });

  it('lists every objective once even if records form a cycle', () => {
    expect([...inRollUpOrder(tree({ a: 'b', b: 'a', c: 'a' }))].sort()).toEqual(['a', 'b', 'c']);
  });
});
