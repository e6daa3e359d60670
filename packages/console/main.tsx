import './styles.css';
import './ui/ui.css';
import './shell/shell.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiProblem } from './api/problem.ts';
import { Boot } from './session/Boot.tsx';
import { theme } from './theme.ts';
import { tabLeavesSelects } from './ui/form/tabLeavesSelects.ts';

const queries = new QueryClient({
  defaultOptions: {
    // Asked even without a network, and refused in words: what waits for one silently is taken for done, or for the answer.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      // a refusal stays a refusal; only a lost connection or a failing server is worth another try
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
  },
});

tabLeavesSelects(document);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={queries}>
          <Boot />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  </StrictMode>,
);
