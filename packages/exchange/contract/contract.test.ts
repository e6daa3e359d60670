import { describe, expect, it } from 'vitest';
import { exampleContracts } from '../partners/examples.ts';
import { creditSources } from '../source/creditSource.ts';
import { contractFaults } from './faults.ts';
import { type Contract, contractSchema } from './format.ts';

const sourceOf = (contract: Contract) => creditSources.find(({ id }) => id === contract.source);
const faultsOf = (contract: Contract) =>
  contractFaults(contractSchema.parse(contract), sourceOf(contract), () => undefined).map(
    ({ field, message }) => [field, message],
  );
const [permits, penalties] = exampleContracts as [Contract, Contract];

describe('a contract', () => {
  it.each(exampleContracts)('with $partner, $title, that is shipped, can be used', (contract) => {
    expect(faultsOf(contract)).toEqual([]);
  });

  it('is refused at the field that is wrong', () => {
    const [first, second, ...others] = penalties.elements;
    const wrong: Contract = {
      ...penalties,
      when: 'procedur == "普通程序"',
      elements: [
        { ...first!, field: 'nothing' },
        { ...second!, value: '1' },
        { name: 'A', title: '一', expression: 'fine + facts' },
        { name: 'A', title: '二', expression: 'legalPerson' },
        ...others.map(({ key: _, ...element }) => element),
      ],
      time: undefined,
      countedFrom: 'when',
    };
    expect(faultsOf(wrong).map(([field]) => field)).toEqual([
      ...['elements/3/name', 'elements/0/field', 'elements/1/field', 'elements/1/value'],
      ...['elements/2/expression', 'elements/3/expression', 'when', 'time', 'countedFrom'],
    ]);
    expect(faultsOf({ ...permits, source: 'credit.nothing' })[0]).toEqual([
      'source',
      expect.stringContaining('没有“credit.nothing”'),
    ]);
    const keyless = permits.elements.map(({ key: _, ...element }) => element);
    expect(faultsOf({ ...permits, elements: keyless }).map(([field]) => field)).toEqual(['elements']);
  });
});
