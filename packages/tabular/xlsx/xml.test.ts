import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, XmlScanner } from './xml.ts';

/** What is reported, in short; pieces of one text joined. */
function scan(...pieces: string[]): string {
  let said = '';
  const scanner = new XmlScanner({
    open: (name, attributes) => {
      said += `<${name}${attributes.trim() && `|${attributes.trim()}`}>`;
    },
    close: (name) => {
      said += `</${name}>`;
    },
    text: (text) => {
      said += text;
    },
  });
  for (const piece of pieces) scanner.write(piece);
  scanner.end();
  return said;
}

const SAMPLE =
  '\uFEFF<?xml version="1.0"?>\n<!-- <a> --><x:a r="1>2" t=\'"\'><b/>甲&amp;&#x4E59;&#19993;<![CDATA[<&]]></x:a>\n';

describe('XmlScanner', () => {
  it('reports elements without their prefix and texts resolved', () => {
    expect(scan(SAMPLE)).toBe(`<a|r="1>2" t='"'><b></b>甲&乙丙<&</a>`);
  });

  it('does not depend on where the text is cut', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(SAMPLE.length), { maxLength: 6 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), SAMPLE.length];
        expect(scan(...at.slice(1).map((end, i) => SAMPLE.slice(at[i], end)))).toBe(scan(SAMPLE));
      }),
    );
  });

  it.each([
    ['entity expansion', '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'],
    ['an unknown entity', '<a>&b;</a>'],
    ['an open entity', '<a>&amp</a>'],
    ['an entity without end', `<a>&${'x'.repeat(40)}`],
    ['a character that is none', '<a>&#x110000;</a>'],
    ['a wrong end tag', '<a></b>'],
    ['an end tag too many', '<a/></a>'],
    ['a second root', '<a/><b/>'],
    ['an end too early', '<a><b></b>'],
    ['half a tag', '<a></a'],
    ['nothing', ''],
    ['a tag without name', '< a/>'],
    ['deep nesting', '<a>'.repeat(100)],
    ['an endless tag', `<a b="${'x'.repeat(300_000)}`],
    ['an endless comment', `<!--${'x'.repeat(300_000)}`],
  ])('refuses %s', (_, xml) => {
    expect(() => scan(xml)).toThrow(expect.objectContaining({ code: 'damaged-file' }));
  });
});

it('finds attributes by their own name only', () => {
  const attributes = ` a="r='no'" x:r = 'A&lt;1' b=""`;
  expect(attribute(attributes, 'r')).toBe('A<1');
  expect(attribute(attributes, 'b')).toBe('');
  expect(attribute(attributes, 'c')).toBeUndefined();
  expect(() => attribute(' a=b', 'c')).toThrow(expect.objectContaining({ code: 'damaged-file' }));
});
