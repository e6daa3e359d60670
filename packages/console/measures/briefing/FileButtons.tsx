import { Button } from 'antd';
import { briefingsApi } from '../../api/measures/reports.ts';
import type { Briefing } from '../../api/measures/reportTypes.ts';
import { useAct } from '../../ui/act/useAct.ts';

/** Downloads the briefing as a document, with its tables and charts. */
export function FileButtons({ briefing, disabled }: { briefing: Briefing; disabled?: boolean }) {
  const { id, title, number } = briefing;
  const name = number ? `${title}${number}` : `${title}（草稿）`;
  const docx = useAct(() => briefingsApi.file(id, 'docx', name));
  const pdf = useAct(() => briefingsApi.file(id, 'pdf', name));
  return (
    <>
      <Button disabled={disabled ?? false} loading={docx.busy} onClick={() => docx.run(undefined)}>
        下载 Word
      </Button>
      <Button disabled={disabled ?? false} loading={pdf.busy} onClick={() => pdf.run(undefined)}>
        下载 PDF
      </Button>
    </>
  );
}
