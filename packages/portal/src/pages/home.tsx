/** @jsxImportSource preact */
import { fetchCities, fetchCity } from '../api/public.ts';
import type { CitySummary } from '../api/types.ts';
import { useResource } from '../api/useResource.ts';
import { Awaited } from '../parts/awaited.tsx';
import { HowItWorks } from '../parts/how.tsx';
import { PageHead } from '../parts/page.tsx';
import { Link } from '../router.tsx';
import { cityPath, isProvince, noticesPath } from '../routes.ts';

function Counts({ code }: { code: string }) {
  const [city] = useResource(code, (signal) => fetchCity(code, signal));
  if (city.phase === 'loading') return <span class="counts">正在统计…</span>;
  if (city.phase === 'failed') return <span class="counts">暂时读不到统计</span>;
  const { years } = city.value;
  const total = years.reduce((sum, { draws }) => sum + draws, 0);
  const [newest] = years;
  if (!newest || total === 0) return <span class="counts">还没有公布抽查</span>;
  return (
    <span class="counts">
      <b>{total}</b> 次抽查
      {years.length > 1 && (
        <small>
          其中 {newest.year} 年 {newest.draws} 次
        </small>
      )}
    </span>
  );
}

function CityCard({ city }: { city: CitySummary }) {
  const province = isProvince(city.code);
  return (
    <li>
      <Link to={(province ? noticesPath : cityPath)(city.code)} class="card city">
        <strong>{city.name}</strong>
        {province ? <span class="counts">省级改革举措</span> : <Counts code={city.code} />}
      </Link>
    </li>
  );
}

const citiesFirst = (a: CitySummary, b: CitySummary) =>
  Number(isProvince(a.code)) - Number(isProvince(b.code));

export function HomePage() {
  const [cities, reload] = useResource('cities', fetchCities);
  return (
    <>
      <div class="hero">
        <PageHead title="抽到谁，不由人说了算" quiet />
        <p>
          监管部门到企业检查，检查谁、由谁去查，都应当随机抽取，并向社会公开。明察把每次抽查的名单和规则先封存并公布承诺，再用一个谁也无法事先知道的随机数算出结果。抽完以后，任何人都可以在自己的手机上重算一遍，看结果有没有被动过。
        </p>
      </div>
      <section aria-labelledby="cities">
        <h2 id="cities">选择城市</h2>
        <Awaited resource={cities} retry={reload}>
          {({ items }) =>
            items.length === 0 ? (
              <p class="empty">还没有城市开通公示。</p>
            ) : (
              <ul class="cards">
                {[...items].sort(citiesFirst).map((city) => (
                  <CityCard key={city.code} city={city} />
                ))}
              </ul>
            )
          }
        </Awaited>
      </section>
      <HowItWorks />
    </>
  );
}
