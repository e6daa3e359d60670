import { percentText } from './words.ts';

interface County {
  key: string;
  name: string;
  visited: number;
  objects: number;
}

const [width, height, gap] = [148, 66, 8];
const most = 4;
/** From no visit to a third of all and more. */
const shades = ['#eef2f5', '#cfdfea', '#a9c3d6', '#6d9abb', '#1b5480'];
const steps = [0, 0.05, 0.1, 0.2, 0.33];

function shadeOf({ visited, objects }: County): number {
  const share = objects === 0 ? 0 : visited / objects;
  return visited === 0 ? 0 : steps.findLastIndex((from) => share >= from) || 1;
}

/** Counties as tiles, the darker the more of their objects were visited. It is no map of the land; the numbers stand beside it. */
export function CountyMap({ counties }: { counties: readonly County[] }) {
  const columns = Math.min(most, Math.max(1, counties.length));
  const rows = Math.ceil(counties.length / columns);
  const [across, down] = [columns * (width + gap) - gap, rows * (height + gap) - gap];
  return (
    <svg
      className="look-map"
      viewBox={`0 0 ${across} ${down}`}
      style={{ maxWidth: across }}
      aria-hidden="true"
    >
      {counties.map((county, i) => {
        const shade = shadeOf(county);
        const ink = shade >= 3 ? '#fff' : '#1d2a36';
        const [x, y] = [(i % columns) * (width + gap), Math.floor(i / columns) * (height + gap)];
        return (
          <g key={county.key} transform={`translate(${x} ${y})`}>
            <rect width={width} height={height} rx="4" fill={shades[shade]} stroke="#c6d0d9" />
            <text x="12" y="27" fill={ink} fontSize="15">
              {county.name}
            </text>
            <text x="12" y="50" fill={ink} fontSize="15">
              {percentText(county.visited, county.objects)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
