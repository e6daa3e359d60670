/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import type { DrawPage, ObjectResponse } from '../api/types.ts';
import { saveFile } from '../browser/saveFile.ts';

type Inclusion = NonNullable<ObjectResponse['inclusion']>;
type Check = 'running' | 'agrees' | 'differs' | 'impossible';

const words: Record<Inclusion['list'], string> = {
  objects: '已核对：该企业在承诺的名单内。',
  excluded: '已核对：该企业在承诺的“没有参加”名单内，原因与承诺时一致。',
};

const checkWords: Record<Exclude<Check, 'agrees'>, string> = {
  running: '正在本机核对名单…',
  differs: '核对不符：给出的证明不能连到公布的承诺，请保存查询结果、截图，并向监管部门反映。',
  impossible: '核对程序没有取到，请刷新页面再试。',
};

/** Shows that an enterprise stands under the draw's commitment, computed here; the answer can be kept as a file. */
export function InclusionCheck({
  draw,
  id,
  inclusion,
}: {
  draw: DrawPage;
  id: string;
  inclusion: Inclusion;
}) {
  const [check, setCheck] = useState<Check>('running');
  useEffect(() => {
    let gone = false;
    import('../verify/inclusion.ts')
      .then(
        ({ inclusionAgrees }) =>
          gone || setCheck(inclusionAgrees(draw, id, inclusion) ? 'agrees' : 'differs'),
      )
      .catch(() => gone || setCheck('impossible'));
    return () => {
      gone = true;
    };
  }, [draw, id, inclusion]);
  const save = async () => {
    const { keptLookup } = await import('../verify/inclusion.ts');
    saveFile(`${draw.number}-${id}.json`, keptLookup(draw, id, inclusion));
  };
  return (
    <>
      <p class={`check ${check}`} role="status">
        {check === 'agrees' ? words[inclusion.list] : checkWords[check]}
      </p>
      <details class="screen-only">
        <summary>怎样核对的</summary>
        <p class="facts">
          {`承诺里有全部名单的指纹。您的设备用 ${inclusion.path.length} 个指纹，从这家企业一直算到承诺，名单上别的企业没有显示。抽中与否以公示的抽中名单为准。`}
        </p>
        <p class="actions">
          <button type="button" class="button quiet" onClick={() => void save()}>
            保存这份查询结果
          </button>
        </p>
      </details>
    </>
  );
}
