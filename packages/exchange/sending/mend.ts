import type { Actor } from '@mingcha/http';
import { problems } from '@mingcha/kernel';
import { maskValue } from '@mingcha/register';
import type { Stored } from '@mingcha/store';
import { hashOf, type Mapping, type Payload } from '../mapping/compile.ts';
import { type ExchangeRow, stateOf } from './entities.ts';

type Given = { values: Payload; reason: string; by: Actor; at: string };

/**
 * A refused row with what somebody has put in the place of what the source says. It holds as long as the source says what it
 * said when the row was refused. Throws `not-mendable` (409), or `invalid` (422) at the elements that are wrong.
 */
export function mendedRow(
  { lock: _, ...row }: Stored<ExchangeRow>,
  { contract, personal, faultsOf }: Mapping,
  { values, ...said }: Given,
): ExchangeRow {
  const { refused, mending } = row;
  const state = stateOf(row);
  if (!refused || (state !== 'refused' && state !== 'mended'))
    throw problems.conflict('row-not-refused', '这一行没有被退回，或已经重发，请刷新。');
  if (!contract.mendable)
    throw problems.conflict('not-mendable', '合同不允许按行修正。请更正来源，更正后自动重新发送。');
  if (refused.operation === 'D')
    throw problems.conflict('not-mendable', '删除的行只有自然键，没有可以修正的内容，可以写明原因重新发送。');
  const over = refused.source ?? refused.hash;
  // What was mended before, and refused again or not yet sent.
  const before = mending?.over === over ? mending.values : {};
  const own = Object.fromEntries(
    Object.entries(values).filter(
      // What is shown masked and comes back so was not changed.
      ([name, value]) => !(personal.has(name) && value === maskValue(refused.payload[name])),
    ),
  );
  const faults = Object.keys(own).flatMap((name) => {
    const element = contract.elements.find((one) => one.name === name);
    if (!element) return [{ pointer: `/values/${name}`, message: '合同没有这个字段' }];
    if (element.key)
      return [{ pointer: `/values/${name}`, message: '自然键不能在这里修正，错了的请更正来源' }];
    return [];
  });
  if (faults.length > 0) throw problems.invalid(faults);
  const merged = { ...before, ...own };
  const payload = { ...refused.payload, ...merged };
  const hash = hashOf(payload);
  if (hash === refused.hash)
    throw problems.invalid([{ pointer: '/values', message: '与被退回的内容相同，请修改后再保存' }]);
  const errors = faultsOf(payload).map(({ element = '', remark }) => ({
    pointer: `/values/${element}`,
    message: remark,
  }));
  if (errors.length > 0) throw problems.invalid(errors);
  return { ...row, mending: { ...said, values: merged, over, hash } };
}
