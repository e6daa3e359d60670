import {
  checkPlace,
  DrawError,
  type Plan2,
  placeDetail,
  type Reveal2,
  SPEC_2,
  type Tools,
} from '@mingcha/draw';
import type { PublicPart } from '../../draw/publicPart.ts';
import type { Fact } from '../report.ts';
import { textFact } from './report.ts';

/** Where the commitment stands in the log, what is wrong with it, or nothing where the material does not say. */
export type PlaceCheck =
  | { place: ReturnType<NonNullable<Tools['readPlace']>>; facts: Fact[] }
  | { fault: string; facts: Fact[] };

/** Holds what the material says of the commitment's place in the log against its plan. */
export function checkLogged(part: PublicPart, { readPlace }: Tools): PlaceCheck | undefined {
  const { plan, reveal, commitment, log } = part;
  if (log === undefined || plan?.spec !== SPEC_2 || !readPlace) return undefined;
  try {
    const place = readPlace(log);
    checkPlace({ plan: plan as Plan2, reveal: (reveal ?? {}) as Reveal2, commitment }, place);
    const proposed = '取自本市公布的政策文件。您可以自己保存一份、只信自己认得的公钥，用命令行核验';
    return {
      place,
      facts: [
        textFact('在公开日志中的位置', placeDetail(place)),
        ...(place.cosigned ? [textFact('联署方名单', proposed)] : []),
      ],
    };
  } catch (error) {
    if (!(error instanceof DrawError)) throw error;
    const { expected, found } = error.difference;
    return {
      fault: `${error.message}。`,
      facts: [
        ...(expected === undefined ? [] : [textFact('应当是', expected)]),
        ...(found === undefined ? [] : [textFact('日志证明中是', found)]),
      ],
    };
  }
}
