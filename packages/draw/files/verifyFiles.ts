import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { batchModeNames } from '@mingcha/kernel/labels';
import { DrawError } from '../base/errors.ts';
import { checkHeads, SiblingSalts, togetherOf } from '../base/siblings.ts';
import { isSecond } from '../first/verify.ts';
import type { Plan2, Reveal2 } from '../second/types.ts';
import { hasPlanFirst, linesOf } from './fileLines.ts';
import { EXIT, type Options, type Print, verifyFile } from './verifyFile.ts';

/** What a verified file of a batch says without its rows. */
interface Material {
  readonly plan: Plan2;
  readonly reveal: Reveal2;
  /** The ids of the objects that were drawn. */
  readonly drawn: readonly string[];
  /** Whether it has the rows of the lists. */
  readonly whole: boolean;
}

/**
 * Verifies files of one batch, whole proofs or public parts, each alone and then against each other, and prints the verdict in
 * Chinese line by line. Returns the exit status: 0 only where each is right, they belong together, and none of the batch is
 * missing.
 */
export async function verifyFiles(
  paths: readonly string[],
  print: Print,
  options: Options = {},
): Promise<number> {
  const refused: string[] = [];
  for (const path of paths) {
    print(`—— ${basename(path)} ——`);
    if ((await verifyFile(path, print, { ...options, amongSiblings: true })) !== EXIT.verified)
      refused.push(basename(path));
  }
  print('—— 各文件互相核对 ——');
  if (refused.length > 0) {
    print(`✗ 有文件没有通过核验，没有互相核对：${refused.join('、')}`);
    print('结论：同批核验不通过（refused）');
    return EXIT.refused;
  }
  try {
    return await verifyTogether(paths, print);
  } catch (error) {
    if (!(error instanceof DrawError)) throw error;
    const [, at = '0', ...place] = error.path.split('/');
    print(`✗ 同批：${error.message}`);
    print(`文件：${basename(paths[Number(at)]!)}`);
    print(`位置：/${place.join('/')}`);
    const { expected, found } = error.difference;
    if (expected !== undefined) print(`应为：${expected}`);
    if (found !== undefined) print(`实为：${found}`);
    print(`结论：同批核验不通过（${error.code}）`);
    return EXIT.refused;
  }
}

async function verifyTogether(paths: readonly string[], print: Print): Promise<number> {
  const materials: Material[] = [];
  for (const [i, path] of paths.entries()) {
    const material = await materialIn(path);
    if (!material) throw new DrawError('siblings-differ', `/${i}/plan/spec`);
    materials.push(material);
  }
  checkHeads(materials);
  print(`✓ 同批：${materials.length} 个文件的城市、批次、种子、公开方式和公开的随机数都相同`);
  const { batch, missing, drawn, met } = togetherOf(materials);
  const { length } = batch.draws;
  print(`✓ 承诺：各次抽取的承诺值都在同批 ${length} 个承诺之中，次序相符`);
  if (materials.every(({ whole }) => whole)) {
    const objects = await checkSalts(paths);
    print(`✓ 盐值：名单中的 ${objects} 户在各次抽取中各只有一个盐值，与被排除者的不重复`);
  } else print('注意：公开材料没有名单各行，没有核对同一企业在各次抽取中的盐值是否相同');
  print(`✓ ${batchModeNames[batch.mode]}：共抽中 ${drawn} 户，其中 ${met} 户被两次以上的抽取抽中`);
  for (const { draw, at, commitment } of missing)
    print(`✗ 缺少同批的第 ${at + 1} 次抽取 ${draw}，其承诺值为 ${commitment}`);
  if (missing.length > 0) {
    print(`结论：同批核验不完整，缺 ${missing.length} 个文件（incomplete）`);
    return EXIT.refused;
  }
  print(`结论：同批 ${length} 次抽取全部核验通过（verified）`);
  return EXIT.verified;
}

/** The head of a file that was verified; undefined where it is of no draw that can be in a batch. */
async function materialIn(path: string): Promise<Material | undefined> {
  if (await hasPlanFirst(path)) {
    const [first, second] = await firstTwo(path);
    return materialOf({ ...first, ...second }, true);
  }
  const value: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (!isSecond(value)) return undefined;
  return materialOf(value as Record<string, unknown>, 'objects' in (value as object));
}

function materialOf(value: Readonly<Record<string, unknown>>, whole: boolean): Material | undefined {
  const { plan, reveal, result, selected = (result as { selected?: unknown } | undefined)?.selected } = value;
  if (!plan || !reveal || !Array.isArray(selected)) return undefined;
  return {
    plan: plan as Plan2,
    reveal: reveal as Reveal2,
    drawn: (selected as { id: string }[]).map(({ id }) => id),
    whole,
  };
}

async function firstTwo(path: string): Promise<object[]> {
  const found: object[] = [];
  for await (const line of linesOf(path)) {
    found.push(JSON.parse(line));
    if (found.length === 2) break;
  }
  return found;
}

/** Checks the salts of whole proofs, of which one row at a time is read; how many objects they have. */
async function checkSalts(paths: readonly string[]): Promise<number> {
  const salts = new SiblingSalts();
  const ids = new Set<string>();
  for (const [i, path] of paths.entries()) {
    let [objects, excluded] = [0, 0];
    for await (const row of rowsOf(path)) {
      if (row.object) {
        salts.object(row.object, `/${i}/objects/${objects++}`);
        ids.add(row.object.id);
      } else if (row.excluded) salts.excluded(row.excluded, `/${i}/excluded/${excluded++}`);
    }
  }
  return ids.size;
}

type Row = { object?: { id: string; salt: string }; excluded?: { salt: string } };

async function* rowsOf(path: string): AsyncGenerator<Row, void, void> {
  if (await hasPlanFirst(path)) {
    for await (const line of linesOf(path)) yield JSON.parse(line) as Row;
    return;
  }
  const { objects, excluded = [] } = JSON.parse(await readFile(path, 'utf8'));
  for (const object of objects) yield { object };
  for (const row of excluded) yield { excluded: row };
}
