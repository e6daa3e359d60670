import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What the Tab key stops at. A link that looks like a button is a `LinkButton`. */
const stops = new Set(['a', 'button', 'Link', 'Button', 'LinkButton']);

/** Lines on which something that Tab stops at stands inside another: two stops, and no valid HTML. */
function nestedIn(source: string): number[] {
  const found: number[] = [];
  if ((source.match(/<(?:a|button|Link|Button|LinkButton)\b/g)?.length ?? 0) < 2) return found;
  const file = ts.createSourceFile('page.tsx', source, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  const look = (node: ts.Node, inside: boolean): void => {
    const tag = ts.isJsxElement(node)
      ? node.openingElement
      : ts.isJsxSelfClosingElement(node)
        ? node
        : undefined;
    const isStop = tag !== undefined && stops.has(tag.tagName.getText(file));
    if (isStop && inside) found.push(file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1);
    ts.forEachChild(node, (child) => look(child, inside || (isStop && child !== tag)));
  };
  look(file, false);
  return found;
}

test('no button stands inside a link, nor a link in a button: Tab stopped at both', () => {
  expect(nestedIn('<Link to="/a">\n  <Button>b</Button>\n</Link>')).toEqual([2]);
  expect(nestedIn('<Page more={<Link to="/a"><Tip>{b ? <Button /> : null}</Tip></Link>} />')).toEqual([1]);
  expect(nestedIn('<a href="a"><Tip of={<b />} />\n<Link to="b">c</Link></a>')).toEqual([2]);
  expect(nestedIn('<p><Button onClick={() => a > b} /><Link to="/a">a</Link><a>b</a></p>')).toEqual([]);
  const files = ['packages/console', 'packages/portal/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.tsx') && !name.includes('node_modules'))
      .map((name) => join(folder, name)),
  );
  expect(files.length).toBeGreaterThan(300);
  const nested = files.flatMap((name) =>
    nestedIn(readFileSync(join(root, name), 'utf8')).map((line) => `${name}:${line}`),
  );
  expect(nested).toEqual([]);
});
