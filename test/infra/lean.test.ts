import { expect, it } from 'vitest';
import { plainKeys } from '../../infra/aws/lean.ts';

const source = `const _h = "http";
const _n = "name";
const odd = Symbol('x');
export var A$ = [9, n0, _n,
    { [_h]: ["GET", "/?x[_h]=1", 200], [_unknown]: 1, [odd]: 2 }, () => B$
];`;

it('keys that are constants are written out, and nothing else is touched', () => {
  expect(plainKeys(source)).toBe(source.replace('[_h]: [', '"http": ['));
});
