import type { InspectionItem } from '@mingcha/catalogue';
import { describe, expect, it } from 'vitest';
import { inspectorSchema } from '../../rosters/inspector.ts';
import { objectSchema } from '../../rosters/object.ts';
import { composeSchema } from '../compose.ts';
import { createFraming } from './frame.ts';
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
const framing = (compose: object = {}, items = [item()], loads = {}) =>
  createFraming({
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
    expect(framing().object(object({ status: '停业' }))).toBeUndefined();
    expect(framing({ filter: { statuses: ['停业'] } }).object(object({ status: '停业' }))).toBeDefined();
  });

  it.each([
    [{ regions: ['620321'] }, { division: '620302' }, false],
    [{ regions: ['620302'] }, { division: '620302001' }, true],
    [{ industries: ['F'] }, { industry: 'F52' }, true],
    [{ industries: ['F'] }, {}, false],
    [{ types: ['企业'] }, { type: '其他' }, false],
    [{ labels: ['食品经营'] }, { labels: ['特种设备', '食品经营'] }, true],
    [{ classes: ['U'] }, { riskClass: undefined }, true],
    [{ classes: ['C', 'D'] }, { riskClass: 'B' }, false],
    [{ lastInspectedBefore: '2026-01-01' }, { lastInspected: '2026-01-01' }, false],
    [{ lastInspectedBefore: '2026-01-01' }, {}, true],
  ])('filter %j on %j: %s', (filter, row, stays) => {
    expect(framing({ filter }).object(object(row)) !== undefined).toBe(stays);
  });

  it('need the skills of the items that apply to their labels, and stay out where none applies', () => {
    const items = [
      item({ labels: ['食品经营'] }),
      item({ id: 'SJ-0002', skills: ['特种设备'], labels: ['特种设备'] }),
    ];
    const of = (labels: string[]) => framing({}, items).object(object({ labels }))?.skills;
    expect(of(['特种设备', '食品经营'])).toEqual(['特种设备', '食品']);
    expect(of(['食品经营'])).toEqual(['食品']);
    expect(of([])).toBeUndefined();
  });

  it('get the stratum U without a class, and one stratum where the draw does not stratify', () => {
    expect(framing().object(object({ riskClass: undefined }))?.stratum).toBe('U');
    expect(framing({ stratify: 'none' }).object(object())?.stratum).toBe('all');
  });
});

describe('the frame’s inspectors', () => {
  it('count what this year’s draws and other systems gave them', () => {
    const row = framing({}, [item()], { 'JC-001': 3 }).inspector(
      inspector({ load: 2, divisions: ['620321'] }),
    );
    expect(row).toMatchObject({ id: 'JC-001', dept: 'scjg', load: 5, regions: ['620321'] });
  });

  it('have their skills in the order of the specification, not of UTF-16: such a draw did not verify', () => {
    const skills = ['（特种）', '𠮷林'];
    expect(framing().inspector(inspector({ skills: skills.toReversed() }))?.skills).toEqual(skills);
    expect(framing({}, [item({ skills: skills.toReversed() })]).object(object())?.skills).toEqual(skills);
  });

  it('work everywhere when their division is the whole city', () => {
    expect(framing().inspector(inspector({ divisions: ['620300', '620321'] }))?.regions).toEqual([]);
  });

  it.each([
    ['an expired certificate', { validUntil: '2026-11-22' }],
    ['a switched-off row', { status: '停用' }],
    ['another department', { dept: 'yjgl' }],
    ['other items only', { items: ['SJ-0009'] }],
  ])('leave out %s', (_, given) => {
    expect(framing().inspector(inspector(given))).toBeUndefined();
  });

  it('take a certificate on its last day', () => {
    expect(framing().inspector(inspector({ validUntil: '2026-11-23' }))).toBeDefined();
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
    ['seed/parties', { seed: { source: 'witness', parties: [{ id: 'a', name: '甲' }] } }],
    ['filter/lastInspectedBefore', { filter: { lastInspectedBefore: '2026-02-30' } }],
  ])('is refused at %s', (pointer, given) => expect(pointers(given)).toContain(pointer));
});
