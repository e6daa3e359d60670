import { canonicalJson } from '@mingcha/kernel';
import { sha256Hex } from '@mingcha/store';
import { expect, it } from 'vitest';
import type { Contract } from '../contract/format.ts';
import { creditSources } from '../source/creditSource.ts';
import { compileMapping, hashOf } from './compile.ts';

const source = creditSources.find(({ id }) => id === 'credit.penalty')!;
const contract = {
  ...{ id: 'p', title: '处罚', partner: '平台', direction: 'out', basis: '目录', source: source.id },
  ...{ table: 'T', dataSource: '市', batchRows: 50 },
  elements: [
    { name: 'Z_no', title: '文书号', field: 'number', key: true },
    { name: 'a_who', title: '代码', field: 'subject', key: true },
    { name: 'B_fine', title: '罚款', field: 'fine' },
    { name: 'c_large', title: '较大', expression: 'fine > 10000' },
    { name: '来源', title: '来源', value: '本市' },
    { name: 'D_facts', title: '事实', field: 'facts' },
  ],
} as unknown as Contract;

it('a row that is only looked at has the guid and the hash of what is sent of it', () => {
  const mapping = compileMapping(contract, source);
  const rows = [
    { subject: '91', number: '罚“1”号\n', fine: 20_000, facts: '引"号\\ 😀' },
    { subject: '92', number: '罚2号', fine: 0.5 },
    { subject: '93', fine: 0, facts: '' },
    {},
  ];
  for (const row of rows) {
    const { guid, hash, payload } = mapping.map(row);
    expect([mapping.guidOf(row), mapping.hashOf(row)]).toEqual([guid, hash]);
    expect(hash).toBe(hashOf(payload));
    const key = [payload.Z_no ?? null, payload.a_who ?? null];
    expect(guid).toBe(sha256Hex(canonicalJson(['p', ...key])).slice(0, 32));
  }
  expect(new Set(rows.map(mapping.hashOf)).size).toBe(rows.length);
});
