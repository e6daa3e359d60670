import { expect, test } from 'vitest';
import { faultIn, lineOf, placeIn } from './jsonPlaces.ts';

const text = JSON.stringify(
  {
    title: '引号 " 与 { 括号',
    open: { fills: ['a', 'b'], none: {} },
    'a/b': [1, { deep: true }],
  },
  null,
  2,
);
const at = (pointer: string) => text.slice(placeIn(text, pointer)).split('\n')[0];

test('a value is found by its pointer, past texts with quotes and brackets', () => {
  expect(at('/open/fills/1')).toBe('"b"');
  expect(at('/a~1b/1/deep')).toBe('true');
  expect(at('')).toBe('{');
  expect(lineOf(text, placeIn(text, '/open/fills/1'))).toBe(6);
});

test('what is not there is shown at what it should be in', () => {
  expect(at('/open/to')).toBe('{');
  expect(lineOf(text, placeIn(text, '/open/to'))).toBe(3);
  expect(lineOf(text, placeIn(text, '/nothing/at/all'))).toBe(1);
});

test('a fault of the text is where the browser says', () => {
  expect(faultIn('{\n"a" 1}', 'Expected colon in JSON at position 6 (line 2 column 5)')).toBe(6);
  expect(faultIn('{\n"a" 1}', "JSON.parse: expected ':' at line 2 column 5 of the JSON data")).toBe(6);
  expect(faultIn('{', 'Unexpected end of JSON input')).toBe(1);
});
