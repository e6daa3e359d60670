import { describe, expect, it } from 'vitest';
import { inspectionItemSchema } from './inspectionItem.ts';
import { inspectionItemKind } from './inspectionItemKind.ts';

const item = { id: 'SJ-1', name: '食品经营检查', dept: '620300-scjg', kind: '一般' };

describe('an item of the list', () => {
  it('has check points, which allow the usual answers where it names none', () => {
    const { points } = inspectionItemSchema.parse({
      ...item,
      points: [{ point: '证照是否有效' }, { point: '有无过期食品', answers: '未发现、发现' }],
    });
    expect(points?.map(({ answers }) => answers)).toEqual(['合格、不合格、不适用', '未发现、发现']);
  });

  it.each(['合格', '是、是', '是、', '是、 否', `是、${'长'.repeat(21)}`])(
    'takes no answers among which nobody can choose: %j',
    (answers) => {
      const { error } = inspectionItemSchema.safeParse({ ...item, points: [{ point: '要点', answers }] });
      expect(error?.issues[0]?.path).toEqual(['points', 0, 'answers']);
    },
  );

  it('is read from an older sheet, whose way of inspection was one text', () => {
    const [method] = inspectionItemKind.retired!;
    expect(method!.instead!('现场检查、书面检查', {})).toEqual({ modes: ['现场检查', '书面检查'] });
    expect(method!.instead!('其他', {})).toBeUndefined();
    expect(method!.instead!('现场', { modes: ['网络监测'] })).toEqual({});
  });
});
