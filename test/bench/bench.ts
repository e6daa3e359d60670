/**
 * `npm run -s bench` prints one line per budget: what was measured, what it may be, `ok` or `over`.
 * `npm run -s bench -- fairness` simulates draws instead, `-- batches` a year of several departments' draws.
 * Each part runs in a process of its own, so that none pays for another's memory.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Beside, isOver, type Line, printBeside, printLine } from './line.ts';

type Part = { lines: Line[]; beside?: Beside[] };

/** Memory differs from run to run: the worst of so many counts. */
const imports = 5;

const parts: Record<string, (folder: string) => Promise<Part | undefined>> = {
  async draw() {
    const { benchDraw, benchRegister } = await import('@mingcha/draw/bench');
    const { line, beside } = benchDraw();
    return { lines: [line, benchRegister()], beside };
  },
  async file(folder) {
    await (await import('./rosterFile.ts')).writeRosterFile(join(folder, 'roster.csv'));
    return undefined;
  },
  roster: async (folder) => (await import('./roster.ts')).benchRoster(join(folder, 'roster.csv')),
  async memory(folder) {
    const peaks: number[] = [];
    for (let i = 0; i < imports; i++) {
      await inProcess('import', folder);
      peaks.push((JSON.parse(await readFile(join(folder, 'import.json'), 'utf8')) as { peak: number }).peak);
    }
    return {
      lines: [
        {
          name: `import of 200,000 objects, memory of the whole process, worst of ${imports}`,
          measured: Math.max(...peaks),
          budget: 512,
          unit: 'MB',
          note: peaks.map((peak) => Math.round(peak)).join(', '),
        },
      ],
    };
  },
  lists: async () => ({ lines: await (await import('./lists.ts')).benchLists() }),
  findings: async () => ({ lines: await (await import('./findings.ts')).benchFindings() }),
  levels: async () => ({ lines: await (await import('./levels.ts')).benchLevels() }),
  openLists: async () => ({ lines: await (await import('./openLists.ts')).benchOpenLists() }),
  policies: async () => ({ lines: await (await import('./policies.ts')).benchPolicies() }),
  neighbour: async (folder) => ({
    lines: await (await import('./neighbour.ts')).benchNeighbour(join(folder, 'roster.csv')),
  }),
  cases: async () => ({ lines: await (await import('./cases.ts')).benchCases() }),
  caseLists: async () => ({ lines: await (await import('./caseLists.ts')).benchCaseLists() }),
  credit: async (folder) => ({
    lines: [
      ...(await (
        await import('./credit.ts')
      ).benchCredit(folder, async () => {
        await inProcess('evaluation', folder, smallHeap);
        return JSON.parse(await readFile(join(folder, 'evaluated.json'), 'utf8'));
      })),
      ...(await (await import('./departments.ts')).benchDepartments()),
    ],
  }),
  exchange: async () => ({ lines: await (await import('./exchange.ts')).benchExchange() }),
  visits: async () => ({ lines: await (await import('./visits.ts')).benchVisits() }),
  clock: async () => ({ lines: await (await import('./clock.ts')).benchClock() }),
  publicLog: async () => ({ lines: await (await import('./publicLog.ts')).benchPublicLog() }),
  notices: async () => ({ lines: (await import('./notices.ts')).benchNotices() }),
  soundness: async () => ({ lines: (await import('./soundness.ts')).benchSoundness() }),
  call: async () => ({ lines: [await (await import('./apiCall.ts')).benchApiCall()] }),
  bundle: async () => ({ lines: await (await import('./bundle.ts')).benchBundle() }),
  pages: async () => ({ lines: await (await import('./pages.ts')).benchPages() }),
  phone: async () => ({ lines: [await (await import('./phone.ts')).benchPhone()] }),
};

const inProcess = (name: string, folder: string, ...flags: string[]) =>
  promisify(execFile)(process.execPath, [
    ...[...flags, '--import', 'tsx', import.meta.filename, 'part', name, folder],
  ]);

/** The heap that Node gives itself on a machine of 512 MB; on a larger one it collects later. */
const smallHeap = '--max-old-space-size=256';

async function runAll(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mingcha-bench-'));
  const lines: Line[] = [];
  try {
    for (const name of Object.keys(parts)) {
      await inProcess(name, folder);
      const text = await readFile(join(folder, `${name}.json`), 'utf8').catch(() => '{"lines":[]}');
      const part = JSON.parse(text) as Part;
      for (const line of part.lines) printLine(line);
      for (const one of part.beside ?? []) printBeside(one);
      lines.push(...part.lines);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const over = lines.filter(isOver);
  console.log(
    over.length === 0
      ? `${lines.length} budgets, none over`
      : `${over.length} of ${lines.length} budgets over`,
  );
  process.exitCode = over.length === 0 ? 0 : 1;
}

const [command, name = '', folder = ''] = process.argv.slice(2);
if (command === 'fairness') {
  const { fairness } = await import('@mingcha/draw/bench');
  for (const { name: method, deviation, never } of fairness()) {
    const left = never > 0 ? `, ${never} objects never drawn` : '';
    console.log(`${method}: largest deviation ${deviation.toFixed(2)} σ${left}`);
  }
} else if (command === 'batches') {
  const { yearOfDraws } = await import('@mingcha/draw/bench');
  for (const { name: how, selected, visits, meetings } of yearOfDraws())
    console.log(`${how}: ${selected} selections, ${visits} visits, ${meetings} meetings`);
} else if (command === 'part' && name === 'import') {
  const measured = await (await import('./roster.ts')).measureImport(join(folder, 'roster.csv'));
  await writeFile(join(folder, 'import.json'), JSON.stringify(measured));
} else if (command === 'part' && name === 'evaluation') {
  const measured = await (await import('./credit.ts')).measureEvaluation(folder);
  await writeFile(join(folder, 'evaluated.json'), JSON.stringify(measured));
} else if (command === 'part') {
  const part = await parts[name]?.(folder);
  if (part) await writeFile(join(folder, `${name}.json`), JSON.stringify(part));
} else {
  await runAll();
}
