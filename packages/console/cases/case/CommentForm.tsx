import { Button, Input } from 'antd';
import { useState } from 'react';
import { casesApi } from '../../api/cases/cases.ts';
import type { Case } from '../../api/cases/caseTypes.ts';
import { RefusedFields } from '../../ui/act/Refusal.tsx';
import { useCaseAct } from './useCaseAct.ts';

/** Writes a comment for those who handle the case. */
export function CommentForm({ found }: { found: Case }) {
  const [text, setText] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const act = useCaseAct(found, () => casesApi.comment(found, text.trim(), key), {
    done: '已批注',
    onDone: () => {
      setText('');
      setKey(crypto.randomUUID());
    },
  });
  return (
    <form
      className="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        act.run(undefined);
      }}
    >
      <RefusedFields act={act}>
        <Input.TextArea
          aria-label="批注"
          placeholder="写给办理人员的批注，当事人看不到"
          autoSize={{ minRows: 1, maxRows: 8 }}
          maxLength={2_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </RefusedFields>
      {text.trim() === '' ? null : (
        <div className="row end">
          <Button htmlType="submit" loading={act.busy}>
            添加批注
          </Button>
        </div>
      )}
    </form>
  );
}
