import { benchApiCall } from './apiCall.ts';
import { printBeside, printLine } from './line.ts';
import { benchRoster } from './roster.ts';

printLine(await benchApiCall());
const r = await benchRoster();
for (const l of r.lines) printLine(l);
for (const b of r.beside) printBeside(b);
