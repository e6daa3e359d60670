import type { Draw, DrawRecord, Selected } from '../../api/types.ts';
import { useMe } from '../../session/me.tsx';
import { Sheet } from '../../ui/page/PrintSheet.tsx';
import { publicAddress } from '../publicAddress.ts';
import { numberText } from '../words.ts';
import { LogHead, VerifyCode } from './RecordCodes.tsx';
import { Course, Lists, Seed } from './RecordFacts.tsx';
import { SelectedRows } from './SelectedRows.tsx';
import { SheetMarks } from './SheetMarks.tsx';

interface RecordSheetProps {
  draw: Draw;
  record: DrawRecord;
  rows: readonly Selected[];
}

/** What is on the paper: who did what and when, lists, witnesses, hashes, the drawn, and the public log. */
export function RecordSheet({ draw, record, rows }: RecordSheetProps) {
  const { tenant } = useMe();
  return (
    <Sheet
      title={`${tenant.name}双随机抽查抽取记录`}
      sub={`${draw.title}${draw.number ? `（${numberText(draw)}）` : ''}`}
      signatures={['记录人', '牵头部门负责人', '见证（监督）人', '日期']}
    >
      <SheetMarks draw={draw} />
      <h2>经过</h2>
      <Course draw={draw} record={record} />
      <h2>计划与名录</h2>
      <Lists draw={draw} />
      <h2>种子与结果</h2>
      <Seed draw={draw} record={record} />
      {rows.length > 0 ? (
        <>
          <h2>抽取名单</h2>
          <SelectedRows rows={rows} tickets />
        </>
      ) : null}
      <h2>公开日志与核验</h2>
      <div className="sheet-codes">
        <VerifyCode address={`${publicAddress(tenant.code, draw.id)}/verify`} />
        {record.log ? <LogHead log={record.log} /> : null}
      </div>
    </Sheet>
  );
}
