import type { Draft } from './small.ts';

/** Makes what the small definition decides public, and lets it be amended. */
export function amendable(d: Draft): void {
  d.fields.why = { title: '更正理由', type: 'text' };
  d.fields.faults = { title: '问题', type: 'text', many: true };
  d.publication = [{ states: ['closed'], fields: ['amount', 'note', 'outcome'] }];
  d.children = {
    fault: { title: '整改', type: 'faults', one: { each: 'faults' }, passes: {}, atEnd: 'livesOn' },
  };
  d.actions.amend = {
    title: '更正公示内容',
    from: ['closed'],
    by: ['clerk'],
    amends: 'why',
    fills: ['why'],
    asks: ['amount', 'note', 'outcome', 'faults'],
    approve: ['head'],
    result: { field: 'outcome', of: { 同意: 'granted', 不同意: 'refused' } },
    opens: ['fault'],
    needs: [{ when: 'outcome == "同意"', test: 'amount < 1000', else: '金额过大，不能同意。' }],
  };
}
