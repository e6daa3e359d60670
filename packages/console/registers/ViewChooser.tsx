import { DeleteOutlined } from '@ant-design/icons';
import { Badge, Button, Input, type InputRef, Popover } from 'antd';
import { useId, useRef, useState } from 'react';
import type { RegisterKindName } from './kinds.ts';
import type { RegisterSearch } from './search.ts';
import { conditionsOf, useViews, type View } from './views.ts';

interface ViewChooserProps {
  kind: RegisterKindName;
  search: RegisterSearch;
  fields: string[];
  onChoose: (view: View) => void;
}

/** Saved views of a register: one chooses one, saves what is shown now, or takes one off. */
export function ViewChooser({ kind, search, fields, onChoose }: ViewChooserProps) {
  const { views, save, remove } = useViews(kind);
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const field = useRef<InputRef>(null);
  // What had the focus goes with what is closed.
  const close = () => {
    setOpen(false);
    opener.current?.focus();
  };
  const add = () => {
    if (name.trim() === '') return;
    save({ name: name.trim(), search: conditionsOf(search), fields });
    setName('');
    close();
  };
  const content = (
    <div className="stack view-chooser">
      {views.length === 0 ? (
        <p className="muted">还没有保存的视图。设好筛选、排序和显示列之后，取个名称保存，下次一步打开。</p>
      ) : (
        <ul aria-label="保存的视图">
          {views.map((view) => (
            <li key={view.name} className="row">
              <Button
                type="link"
                className="grow"
                onClick={() => {
                  close();
                  onChoose(view);
                }}
              >
                {view.name}
              </Button>
              <Button
                type="text"
                size="small"
                aria-label={`删除视图“${view.name}”`}
                icon={<DeleteOutlined />}
                onClick={() => {
                  remove(view.name);
                  field.current?.focus();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <Input
          id={id}
          ref={field}
          aria-label="视图名称"
          placeholder="当前筛选、排序和列的名称"
          maxLength={30}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button htmlType="submit" disabled={name.trim() === ''}>
          保存视图
        </Button>
      </form>
    </div>
  );
  return (
    <Popover
      getPopupContainer={(node) => node.parentElement ?? document.body}
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      content={content}
    >
      <Badge count={views.length} size="small" color="#1b5480">
        <Button ref={opener}>视图</Button>
      </Badge>
    </Popover>
  );
}
