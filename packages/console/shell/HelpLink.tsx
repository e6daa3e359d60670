import { QuestionCircleOutlined } from '@ant-design/icons';
import { useLocation } from '@tanstack/react-router';

/** Opens the manual in a tab of its own, where it speaks of the page that is shown. */
export function HelpLink() {
  const path = useLocation({ select: ({ pathname }) => pathname });
  const page = encodeURIComponent(`/console${path}`);
  return (
    <a className="help-link" href={`/help/?page=${page}`} target="_blank" rel="noreferrer">
      <QuestionCircleOutlined />
      帮助
    </a>
  );
}
