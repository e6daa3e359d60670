import type { InspectionItem } from '@mingcha/catalogue';
import { SPEC, SPEC_2 } from '@mingcha/draw';
import { describe, expect, it } from 'vitest';
import { inspectorSchema } from '../../rosters/inspector.ts';
import { objectSchema } from '../../rosters/object.ts';
import { composeSchema } from '../composing/compose.ts';
import { createFraming, type DrawSpec } from './frame.ts';
import { saltsOf } from './salts.ts';

const item = (given: Partial<InspectionItem> = {}): InspectionItem => ({
  id: 'SJ-0001',
  name: '食品经营监督检查',
  dept: 'scjg',
  kind: '一般',
  skills: ['食品'],
  status: '启用',
  ...given,
});
const object = (given: object = {}) =>
  objectSchema.parse({
    id: '91620300MA00000007',
    name: '示例商店',
    type: '企业',
    division: '620302',
    riskClass: 'B',
    ...given,
  });
const inspector = (given: object = {}) =>
  inspectorSchema.parse({
    id: 'JC-001',
    name: '王五',
    certificate: '27030001',
    validUntil: '2027-01-01',
    dept: 'scjg',
    ...given,
  });
const framing = (
  compose: object = {},
  items = [item()],
  loads = {},
  spec: DrawSpec = SPEC_2,
  idle: string[] = [],
) =>
  createFraming({
    spec,
    idle,
    compose: composeSchema.parse({
      title: '测试抽查',
      items: ['SJ-0001'],
      disclosure: 'sealed',
      teams: [{ dept: 'scjg', size: 2 }],
      seed: { source: 'local' },
      ...compose,
    }),
    items,
    on: '2026-11-23',
    loads,
  });

/** A row that must be in the frame. */
function part<Row extends object>(framed: Row | string): Row {
  if (typeof framed === 'string') throw new Error(framed);
  return framed;
}

describe('the frame’s objects', () => {
  it('carry class, county and the skills their inspection needs', () => {
    const row = framing().object(object({ division: '620302001' }));
    expect(row).toEqual({
      id: '91620300MA00000007',
      stratum: 'B',
      region: '620302',
      skills: ['食品'],
    });
  });

  it('are those in business, unless the draw says otherwise', () => {
    expect(framing().object(object({ status: '停业' }))).toBe('status');
    expect(framing({ filter: { statuses: ['停业'] } }).object(object({ status: '停业' }))).toBeTypeOf(
      'object',
    );
  });

  it.each([
    [{ regions: ['620321'] }, { division: '620302' }, 'scope'],
    [{ regions: ['620302'] }, { division: '620302001' }, undefined],
    [{ industries: ['F'] }, { industry: 'F52' }, undefined],
    [{ industries: ['F'] }, {}, 'scope'],
    [{ types: ['企业'] }, { type: '其他' }, 'scope'],
    [{ labels: ['食品经营'] }, { labels: ['特种设备', '食品经营'] }, undefined],
    [{ classes: ['U'] }, { riskClass: undefined }, undefined],
    [{ classes: ['D'] }, { itemClasses: ['SJ-0001:D'] }, undefined],
    [{ classes: ['B'] }, { itemClasses: ['SJ-0001:D'] }, 'scope'],
    [{ classes: ['C', 'D'] }, { riskClass: 'B' }, 'scope'],
    [{ lastInspectedBefore: '2026-01-01' }, { lastInspected: '2026-01-01' }, 'frequency'],
    [{ regions: ['620321'] }, { status: '停业', lastInspected: '2026-01-01' }, 'scope'],
    [{ lastInspectedBefore: '2026-01-01' }, {}, undefined],
    [{ jurisdictions: ['scjg'] }, { jurisdiction: 'scjg' }, undefined],
    [{ jurisdictions: ['scjg'] }, {}, 'scope'],
    [{ authorities: ['金昌市市场监督管理局'] }, { authority: '永昌县市场监督管理局' }, 'scope'],
    [{ establishedFrom: '2020-01-01' }, { established: '2020-01-01' }, undefined],
    [{ establishedUntil: '2020-01-01' }, { established: '2020-01-02' }, 'scope'],
    [{ establishedUntil: '2020-01-01' }, {}, 'scope'],
    [{ scopes: ['餐饮'] }, { scope: '食品销售；餐饮服务' }, undefined],
    [{ names: ['药房', '诊所'] }, { name: '金昌市仁和诊所' }, undefined],
    [{ addresses: ['工业园'] }, { address: '东关路 1 号' }, 'scope'],
    [{ codes: ['JC-DX-'] }, { id: 'JC-DX-0001' }, undefined],
    [{ codes: ['JC-DX-'] }, {}, 'scope'],
    [{ permits: ['食品'] }, { permits: [{ name: '食品经营许可证', number: '1' }] }, undefined],
    [{ permitEndsBefore: '2027-01-01' }, { permits: [{ name: '食品经营许可证', number: '1' }] }, 'scope'],
    [{ names: ['药房'] }, { name: '仁和诊所', status: '停业' }, 'scope'],
  ])('filter %j on %j: left out for %s', (filter, row, reason) => {
    const framed = framing({ filter }).object(object(row));
    expect(typeof framed === 'string' ? framed : undefined).toBe(reason);
  });

  it('have one permit that fulfils all that is asked of permits', () => {
    const permits = [
      { name: '食品经营许可证', number: '1', authority: '市场监管局', validUntil: '2028-01-01' },
      { name: '特种行业许可证', number: '2', authority: '公安局', validUntil: '2026-06-01' },
    ];
    const of = (filter: object) => typeof framing({ filter }).object(object({ permits }));
    expect(of({ permits: ['特种行业'], permitAuthorities: ['公安局'], permitEndsBefore: '2027-01-01' })).toBe(
      'object',
    );
    expect(of({ permits: ['食品'], permitEndsBefore: '2027-01-01' })).toBe('string');
  });

  it('are outside the scope where nothing is taken of their class', () => {
    const rules = { filter: {}, stratify: 'class' };
    expect(framing(rules, [item()], {}, SPEC_2, ['B']).object(object())).toBe('scope');
  });

  it('need the skills of the items that apply to their labels, and stay out where none applies', () => {
    const items = [
      item({ labels: ['食品经营'] }),
      item({ id: 'SJ-0002', skills: ['特种设备'], labels: ['特种设备'] }),
    ];
    const of = (labels: string[]) => part(framing({}, items).object(object({ labels }))).skills;
    expect(of(['特种设备', '食品经营'])).toEqual(['特种设备', '食品']);
    expect(of(['食品经营'])).toEqual(['食品']);
    expect(framing({}, items).object(object())).toBe('scope');
  });

  it('get the stratum U without a class, and one stratum where the draw does not stratify', () => {
    expect(part(framing().object(object({ riskClass: undefined }))).stratum).toBe('U');
    // An item may have a class of its own; of several items the worst counts.
    const own = object({ itemClasses: ['SJ-0001:A', 'SJ-0002:D'] });
    const stratumOf = (...items: string[]) => part(framing({ items }).object(own)).stratum;
    expect([stratumOf('SJ-0001'), stratumOf('SJ-0001', 'SJ-0003'), stratumOf('SJ-0001', 'SJ-0002')]).toEqual([
      'A',
      'B',
      'D',
    ]);
    expect(part(framing({ stratify: 'none' }).object(object())).stratum).toBe('all');
  });
});

describe('the frame’s inspectors', () => {
  it('count what the record of this year’s draws gave them, and by the first specification the roster’s own count', () => {
    const row = { ...inspector({ divisions: ['620321'] }), load: 2 };
    const loads = { 'JC-001': 3 };
    expect(framing({}, [item()], loads).inspector(row)).toMatchObject({ load: 3, regions: ['620321'] });
    expect(framing({}, [item()], loads, SPEC).inspector(row)).toMatchObject({ dept: 'scjg', load: 5 });
  });

  it('carry what a person added to their load, with the ground, and only where that is shown', () => {
    const compose = { adjustments: [{ inspector: 'JC-001', add: 4, ground: 'part-time' }] };
    expect(framing(compose).inspector(inspector())).toMatchObject({
      load: 0,
      adjust: 4,
      ground: 'part-time',
    });
    const roster = inspector({ adjust: 2, adjustGround: 'leave' });
    expect(framing().inspector(roster)).toMatchObject({ load: 0, adjust: 2, ground: 'leave' });
    expect(framing(compose).inspector(roster)).toMatchObject({ adjust: 4, ground: 'part-time' });
    for (const row of [inspector(), roster])
      expect(framing(compose, [item()], {}, SPEC).inspector(row)).not.toHaveProperty('adjust');
  });

  it('stay on the bench where a person says so, and only where that is shown', () => {
    const compose = { benched: [{ inspector: 'JC-001', reason: 'leave' }] };
    expect(framing(compose).inspector(inspector())).toBe('leave');
    expect(framing(compose, [item()], {}, SPEC).inspector(inspector())).toMatchObject({ id: 'JC-001' });
  });

  it('have their skills in the order of the specification, not of UTF-16: such a draw did not verify', () => {
    const skills = ['（特种）', '𠮷林'];
    expect(part(framing().inspector(inspector({ skills: skills.toReversed() }))).skills).toEqual(skills);
    expect(part(framing({}, [item({ skills: skills.toReversed() })]).object(object())).skills).toEqual(
      skills,
    );
  });

  it('work everywhere when their division is the whole city', () => {
    expect(part(framing().inspector(inspector({ divisions: ['620300', '620321'] }))).regions).toEqual([]);
  });

  it.each([
    ['an expired certificate', { validUntil: '2026-11-22' }, 'certificate'],
    ['a switched-off row', { status: '停用' }, 'left'],
    ['another department', { dept: 'yjgl' }, 'dept'],
    ['other items only', { items: ['SJ-0009'] }, 'other'],
  ])('leave out %s', (_, given, reason) => {
    expect(framing().inspector(inspector(given))).toBe(reason);
  });

  it('take a certificate on its last day', () => {
    expect(framing().inspector(inspector({ validUntil: '2026-11-23' }))).toBeTypeOf('object');
  });
});

describe('salts', () => {
  it('are 16 bytes that differ by row, kind and draw, and stay the same for the same', () => {
    const [one, two] = ['01'.repeat(32), '02'.repeat(32)];
    const salts = [
      ...saltsOf(one, 'object', ['a', '名', 'ab']),
      ...saltsOf(one, 'inspector', ['a']),
      ...saltsOf(two, 'object', ['a']),
    ];
    expect(new Set(salts).size).toBe(5);
    for (const salt of salts) expect(salt).toMatch(/^[0-9a-f]{32}$/);
    expect(saltsOf(one, 'object', ['ab'])).toEqual([salts[2]]);
  });
});

describe('a compose', () => {
  const base = {
    title: '测试抽查',
    items: ['SJ-0001'],
    disclosure: 'full',
    stratify: 'none',
    teams: [{ dept: 'scjg', size: 2 }],
    seed: { source: 'local' },
  };
  const pointers = (given: object) =>
    composeSchema.safeParse({ ...base, ...given }).error?.issues.map((issue) => issue.path.join('/')) ?? [];

  it('is taken as it is', () => expect(pointers({})).toEqual([]));
  it.each([
    ['disclosure', { stratify: 'class' }],
    ['filter/classes', { filter: { classes: ['D'] } }],
    ['teams', { teams: [{ dept: 'scjg', size: 1 }] }],
    ['strata/0/stratum', { strata: [{ stratum: 'A', count: 1 }] }],
    ['strata/0', { strata: [{ stratum: 'all', count: 1, permille: 5 }] }],
    ['items', { items: ['SJ-0001', 'SJ-0001'] }],
    ['seed/parties', { seed: { source: 'witness', parties: [{ id: 'a' }] } }],
    ['filter/lastInspectedBefore', { filter: { lastInspectedBefore: '2026-02-30' } }],
    [
      'filter/establishedUntil',
      { filter: { establishedFrom: '2026-02-02', establishedUntil: '2026-02-01' } },
    ],
    ['filter/names', { filter: { names: ['药房', '药房'] } }],
  ])('is refused at %s', (pointer, given) => expect(pointers(given)).toContain(pointer));
});
