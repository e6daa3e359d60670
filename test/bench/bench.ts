/**
 * `npm run -s bench` prints one line per budget: what was measured, what it may be, `ok` or `over`.
 * `npm run -s bench -- fairness` simulates draws instead.
 */
import { benchDraw, fairness } from '@mingcha/draw/bench';
import { benchApiCall } from './apiCall.ts';
import { benchBundle } from './bundle.ts';
import { isOver, type Line, printBeside, printLine } from './line.ts';
import { benchPages } from './pages.ts';
import { benchRoster } from './roster.ts';

if (process.argv.includes('fairness')) {
  for (const { name, deviation, never } of fairness()) {
    console.log(
      `${name}: largest deviation ${deviation.toFixed(2)} σ${never > 0 ? `, ${never} objects never drawn` : ''}`,
    );
  }
} else {
  const lines: Line[] = [];
  const tell = (found: Line[]) => {
    for (const line of found) printLine(line);
    lines.push(...found);
  };
  const draw = benchDraw();
  tell([draw.line]);
  for (const one of draw.beside) printBeside(one);
  const roster = await benchRoster();
  tell(roster.lines);
  for (const one of roster.beside) printBeside(one);
  tell([await benchApiCall()]);
  tell(await benchBundle());
  tell(await benchPages());
  const over = lines.filter(isOver);
  console.log(
    over.length === 0
      ? `${lines.length} budgets, none over`
      : `${over.length} of ${lines.length} budgets over`,
  );
  process.exitCode = over.length === 0 ? 0 : 1;
}
