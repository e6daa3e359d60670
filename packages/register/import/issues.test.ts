import { expect, it } from 'vitest';
import { type ImportIssue, IssueList } from './issues.ts';

const issue = (severity: ImportIssue['severity'], row: number): ImportIssue => ({
  row,
  severity,
  code: severity,
  message: '请核对',
});

it('keeps an error that comes after ten thousand warnings: the file was refused for one that was not shown', () => {
  const list = new IssueList();
  for (let row = 2; row < 10_100; row++) list.add(issue('warning', row));
  list.add(issue('error', 10_100));
  for (const each of [list, list.fork()]) {
    expect(each).toMatchObject({ errors: 1, warnings: 10_098 });
    expect(each.kept).toHaveLength(10_000);
    expect(each.kept[0]).toEqual(issue('error', 10_100));
  }
});

it('leaves the list it was forked from alone', () => {
  const list = new IssueList();
  list.add(issue('warning', 2));
  list.fork().add(issue('error', 3));
  expect(list).toMatchObject({ errors: 0, warnings: 1, kept: [issue('warning', 2)] });
});
