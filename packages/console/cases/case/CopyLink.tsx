import { CopyOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { Case } from '../../api/cases/caseTypes.ts';
import { useCaseType } from '../queries.ts';

/** The way to a new case that begins with what this one says, where its type allows that. */
export function CopyLink({ found: { type, id } }: { found: Case }) {
  const { data } = useCaseType(type);
  if (!data?.canOpen || !data.opening.copies) return null;
  return (
    <Link to="/cases/$type/new" params={{ type }} search={{ copy: id }}>
      <Button icon={<CopyOutlined />}>复制</Button>
    </Link>
  );
}
