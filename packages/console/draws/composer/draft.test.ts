import { expect, test } from 'vitest';
import type { Compose, TenantSettings } from '../../api/types.ts';
import {
  cleanCompose,
  composeIssues,
  defaultStrata,
  editable,
  emptyCompose,
  previewable,
  withItems,
} from './draft.ts';

const settings: TenantSettings = {
  drawPolicy: {
    U: { permille: 30, reserve: 3 },
    D: { permille: 300, reserve: 1 },
    A: { permille: 10, reserve: 2 },
    C: { permille: 200, reserve: 0 },
    B: { permille: 50, reserve: 1 },
  },
  itemPolicies: [],
  teamSize: 2,
  secondPersons: [],
  visitCap: 2,
  joinWindow: 30,
  publishWithin: 5,
  disclosure: 'sealed',
  dayOverrides: {},
};

const whole: Compose = {
  ...emptyCompose(settings, '620300-scjg'),
  title: '春季联合抽查',
  items: ['SJ-0001'],
  seed: { source: 'drand', delaySeconds: 300 },
};

test('a new draw takes the city’s shares and names what is missing, step by step', () => {
  const fresh = emptyCompose(settings, undefined);
  expect(fresh.strata).toEqual([
    { stratum: 'A', permille: 10, reserve: 2 },
    { stratum: 'B', permille: 50, reserve: 1 },
    { stratum: 'C', permille: 200, reserve: 0 },
    { stratum: 'D', permille: 300, reserve: 1 },
    { stratum: 'U', permille: 30, reserve: 3 },
  ]);
  expect(composeIssues(fresh).map(({ step }) => step)).toEqual([0, 0, 2, 3]);
  expect(composeIssues(whole)).toEqual([]);
});

test('a draw that leaves the shares to the city can be changed: its pages broke', () => {
  const { strata, ...saved } = whole;
  expect(editable(saved, settings)).toEqual(whole);
  expect(editable({ ...saved, stratify: 'none' }, settings).strata).toEqual([
    { stratum: 'all', permille: 30, reserve: 3 },
  ]);
  expect(editable({ ...saved, strata: [] }, settings).strata).toEqual([]);
});

test('a full disclosure never goes with risk classes', () => {
  expect(composeIssues({ ...whole, disclosure: 'full' })).toHaveLength(1);
  const open: Compose = {
    ...whole,
    disclosure: 'full',
    stratify: 'none',
    strata: defaultStrata({ stratify: 'none', items: [] }, settings),
  };
  expect(composeIssues(open)).toEqual([]);
  expect(composeIssues({ ...open, filter: { classes: ['D'] } })).toHaveLength(1);
});

test('one inspector alone is refused', () => {
  expect(composeIssues({ ...whole, teams: [{ dept: 'a', size: 1 }] })[0]?.step).toBe(2);
});

test('a preview needs neither a name, nor the witnesses, nor a recusal that is being typed', () => {
  const recusals = [{ object: '', inspector: '', reason: '' }];
  const nameless: Compose = { ...whole, title: '', recusals, seed: { source: 'witness', parties: [] } };
  expect(previewable(nameless)?.seed.source).toBe('drand');
  expect(previewable({ ...whole, items: [] })).toBeUndefined();
});

test('who is benched or adjusted is named once, and chosen before it is saved', () => {
  const benching = { inspector: 'ZF-1', reason: 'leave' as const, note: '' };
  const adjustment = { inspector: 'ZF-1', add: 2, ground: 'duty' as const, note: '' };
  const steps = (part: Partial<Compose>) => composeIssues({ ...whole, ...part }).map(({ step }) => step);
  expect(steps({ benched: [benching] })).toEqual([]);
  expect(steps({ benched: [benching, benching] })).toEqual([2]);
  expect(steps({ adjustments: [{ ...adjustment, inspector: '' }] })).toEqual([2]);
  expect(steps({ benched: [benching], adjustments: [adjustment] })).toEqual([2]);
  expect(previewable({ ...whole, benched: [{ ...benching, inspector: '' }] })).not.toHaveProperty('benched');
  expect(cleanCompose({ ...whole, benched: [], adjustments: [adjustment] })).toMatchObject({
    adjustments: [adjustment],
  });
});

test('empty filters are not sent', () => {
  const filter = { regions: [], statuses: ['在营'], lastInspectedBefore: '' };
  expect(cleanCompose({ ...whole, title: ' 甲乙 ', filter })).toMatchObject({
    title: '甲乙',
    filter: { statuses: ['在营'] },
  });
});

test('a draft kept from when witnesses had names of their own sends ids alone', () => {
  const parties = [{ id: 'party-1', name: '甲' }, { id: 'party-2' }];
  const sent = cleanCompose({ ...whole, seed: { source: 'witness', parties } });
  expect(sent.seed).toEqual({ source: 'witness', parties: [{ id: 'party-1' }, { id: 'party-2' }] });
});

test('the city’s shares go with the items as long as nobody changed them', () => {
  const food = { ...settings.drawPolicy, C: { permille: 500, reserve: 1 } };
  const own = { ...settings, itemPolicies: [{ item: 'food', ...food }] };
  const fresh = emptyCompose(own, undefined);
  const next = withItems(fresh, ['other', 'food'], own);
  expect(next.strata?.map(({ stratum, permille }) => `${stratum} ${permille}`)).toEqual([
    'A 10',
    'B 50',
    'C 500',
    'D 300',
    'U 30',
  ]);
  const [first, ...others] = fresh.strata;
  const changed = { ...fresh, strata: [{ ...first!, permille: 20 }, ...others] };
  expect(withItems(changed, ['food'], own)).toEqual({ items: ['food'] });
});
