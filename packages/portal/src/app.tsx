/** @jsxImportSource preact */

import { CityPage } from './pages/city.tsx';
import { DrawPage } from './pages/draw.tsx';
import { HomePage } from './pages/home.tsx';
import { LookupPage } from './pages/lookup.tsx';
import { LostPage } from './pages/lost.tsx';
import { RehearsalsPage } from './pages/rehearsals.tsx';
import { Frame } from './parts/frame.tsx';
import { Lazy } from './parts/lazy.tsx';
import { useAddress } from './router.tsx';
import { parseRoute } from './routes.ts';

const loadVerify = () => import('./verify/page.tsx').then((module) => module.VerifyPage);
const loadLive = () => import('./live/page.tsx').then((module) => module.LivePage);
const loadRecord = () => import('./record/page.tsx').then((module) => module.RecordPage);
const loadWitness = () => import('./witness/page.tsx').then((module) => module.WitnessPage);
const loadRegister = () => import('./witness/register/page.tsx').then((module) => module.RegisterPage);
const loadWitnesses = () => import('./pages/witnesses.tsx').then((module) => module.WitnessesPage);
const loadLog = () => import('./log/page.tsx').then((module) => module.LogPage);
const loadNotices = () => import('./notices/listPage.tsx').then((module) => module.NoticesPage);
const loadNotice = () => import('./notices/page.tsx').then((module) => module.NoticePage);
const loadServices = () => import('./services/listPage.tsx').then((module) => module.ServicesPage);
const loadService = () => import('./services/openPage.tsx').then((module) => module.ServicePage);
const loadPublished = () => import('./services/publishedPage.tsx').then((module) => module.PublishedPage);
const loadPublishedCase = () =>
  import('./services/publishedCase.tsx').then((module) => module.PublishedCasePage);
const loadCredit = () => import('./credit/listPage.tsx').then((module) => module.CreditPage);
const loadCreditOf = () => import('./credit/subjectPage.tsx').then((module) => module.CreditSubjectPage);
const loadCreditReport = () => import('./credit/reportPage.tsx').then((module) => module.CreditReportPage);
const loadGuides = () => import('./guides/listPage.tsx').then((module) => module.GuidesPage);
const loadGuide = () => import('./guides/page.tsx').then((module) => module.GuidePage);
const loadList = () => import('./lists/page.tsx').then((module) => module.ListPageView);
const loadLists = () => import('./lists/indexPage.tsx').then((module) => module.ListsPage);
const loadReceipt = () => import('./services/followPage.tsx').then((module) => module.ReceiptPage);
const loadMatter = () => import('./services/matterPage.tsx').then((module) => module.MatterPage);
const loadVisit = () => import('./visits/page.tsx').then((module) => module.VisitPage);

function Current() {
  const { path, query } = useAddress();
  const route = parseRoute(path);
  switch (route.page) {
    case 'home':
      return <HomePage />;
    case 'city':
      return <CityPage key={route.tenant} tenant={route.tenant} />;
    case 'lookup':
      return <LookupPage key={path} tenant={route.tenant} object={query.get('id') ?? ''} />;
    case 'rehearsals':
      return <RehearsalsPage key={path} tenant={route.tenant} />;
    case 'witnesses':
      return <Lazy key={path} load={loadWitnesses} props={{ tenant: route.tenant }} />;
    case 'draw':
      return <DrawPage key={path} tenant={route.tenant} draw={route.draw} />;
    case 'verify':
      return <Lazy key={path} load={loadVerify} props={{ tenant: route.tenant, draw: route.draw }} />;
    case 'live':
      return <Lazy key={path} load={loadLive} props={{ tenant: route.tenant, draw: route.draw }} />;
    case 'record':
      return <Lazy key={path} load={loadRecord} props={{ tenant: route.tenant, draw: route.draw }} />;
    case 'witness':
      return <Lazy key={path} load={loadWitness} props={{ tenant: route.tenant, draw: route.draw }} />;
    case 'register':
      return <Lazy key={path} load={loadRegister} props={{ tenant: route.tenant }} />;
    case 'log':
      return <Lazy key={path} load={loadLog} props={{ tenant: route.tenant }} />;
    case 'notices':
      return <Lazy key={path} load={loadNotices} props={{ tenant: route.tenant }} />;
    case 'notice':
      return <Lazy key={path} load={loadNotice} props={{ tenant: route.tenant, notice: route.notice }} />;
    case 'services':
      return <Lazy key={path} load={loadServices} props={{ tenant: route.tenant }} />;
    case 'service':
      return (
        <Lazy
          key={path}
          load={loadService}
          props={{
            tenant: route.tenant,
            type: route.type,
            guide: query.get('guide') ?? '',
            given: query.get('situation') ?? '',
          }}
        />
      );
    case 'published':
      return <Lazy key={path} load={loadPublished} props={{ tenant: route.tenant }} />;
    case 'publishedCase': {
      const { tenant, type, id } = route;
      return <Lazy key={path} load={loadPublishedCase} props={{ tenant, type, id }} />;
    }
    case 'credit':
      return <Lazy key={path} load={loadCredit} props={{ tenant: route.tenant }} />;
    case 'creditOf': {
      const { tenant, subject } = route;
      return <Lazy key={path} load={loadCreditOf} props={{ tenant, subject }} />;
    }
    case 'creditReport': {
      const { tenant, code } = route;
      return <Lazy key={path} load={loadCreditReport} props={{ tenant, code }} />;
    }
    case 'guides':
      return <Lazy key={path} load={loadGuides} props={{ tenant: route.tenant }} />;
    case 'guide': {
      const { tenant, list, id } = route;
      const given = query.get('situation') ?? '';
      return <Lazy key={path} load={loadGuide} props={{ tenant, list, id, given }} />;
    }
    case 'lists':
      return <Lazy key={path} load={loadLists} props={{ tenant: route.tenant }} />;
    case 'list':
      return <Lazy key={path} load={loadList} props={{ tenant: route.tenant, list: route.list }} />;
    case 'visit':
      return <Lazy key={path} load={loadVisit} props={{ tenant: route.tenant, token: route.token }} />;
    case 'matter':
      return <Lazy key={path} load={loadMatter} props={{ tenant: route.tenant, token: route.token }} />;
    case 'receipt':
      return <Lazy key={path} load={loadReceipt} props={{ tenant: route.tenant }} />;
    case 'lost':
      return <LostPage />;
  }
}

export function App() {
  return (
    <Frame>
      <Current />
    </Frame>
  );
}
