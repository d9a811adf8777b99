import { formatDong } from '../basics/money.ts'
import { SourceBars, SplitBar, TargetBar } from './bar-charts.tsx'
import { Legend, SourceTag } from './chip.tsx'
import { Sheet } from './panel.tsx'
import { TileMap } from './tile-map.tsx'
import { LineChart, YearColumns } from './year-charts.tsx'

const YEARS = [
  { year: '2021', plan: 10814, counted: 1046 },
  { year: '2022', plan: 21004, counted: 19768 },
  { year: '2023', plan: 20714, counted: 22214 },
  { year: '2024', plan: 13054, counted: 2106 },
  { year: '2025', plan: 9714, counted: 1406 },
]

const RUNNING = [
  { year: '2021', plan: 10814_000_000n, counted: 1046_000_000n },
  { year: '2022', plan: 31818_000_000n, counted: 2814_000_000n },
  { year: '2023', plan: 52532_000_000n, counted: 5028_000_000n },
  { year: '2024', plan: 65586_000_000n, counted: 7134_000_000n },
  { year: '2025', plan: 75300_000_000n, counted: 8540_000_000n },
]

const TILES = [
  { name: 'Thu Lũm', column: 0, row: 0, value: 0 },
  { name: 'Sì Lở Lầu', column: 5, row: 0, value: 1 },
  { name: 'Phong Thổ', column: 5, row: 1, value: 2 },
  { name: 'Sin Suối Hồ', column: 7, row: 1, value: 3 },
  { name: 'P. Tân Phong', column: 6, row: 2, value: 4 },
  { name: 'Mường Kim', column: 9, row: 2, value: 0 },
]

const inMillions = (value: number | bigint) => formatDong(BigInt(value) / 1_000_000n)

export function ChartParts({ redraw }: { redraw?: boolean }) {
  const phone = redraw ? 'redraw' : 'hide'
  return (
    <div class="grid g-2">
      <Sheet
        title="Kinh phí theo khâu và nguồn"
        padded
        end={
          <Legend
            items={[
              { of: 'kcqg', word: 'Quốc gia' },
              { of: 'tinh', word: 'Tỉnh' },
            ]}
          />
        }
      >
        <SourceBars
          label="Ngân sách theo khâu, triệu đồng"
          stages={[
            {
              name: 'Dự toán giao',
              parts: [
                { of: 'kcqg', value: 3420 },
                { of: 'tinh', value: 1850 },
              ],
            },
            {
              name: 'Cam kết',
              parts: [
                { of: 'kcqg', value: 3168 },
                { of: 'tinh', value: 1642 },
              ],
            },
            { name: 'Đối ứng cam kết', parts: [{ of: 'doiung', value: 5310 }] },
          ]}
        />
      </Sheet>
      <Sheet title="Kinh phí theo năm" padded>
        <YearColumns label="Kinh phí theo năm, triệu đồng. Số liệu ở bảng bên dưới." years={YEARS} phone={phone} />
      </Sheet>
      <Sheet title="Lũy kế" padded>
        <LineChart label="Lũy kế kế hoạch và thực hiện, triệu đồng" years={RUNNING} print={inMillions} phone={phone} />
      </Sheet>
      <Sheet title="Theo nguồn" padded>
        <SplitBar
          label="Kinh phí theo nguồn, triệu đồng"
          parts={[
            { of: 'doiung', name: 'Cơ sở đối ứng', value: 48400, share: '64,3%' },
            { of: 'kcqg', name: 'Quốc gia', value: 15820, share: '21,0%' },
            { of: 'tinh', name: 'Tỉnh', value: 11080, share: '14,7%' },
          ]}
        />
        <p>
          <SourceTag source="tinh">Ngân sách tỉnh</SourceTag>
        </p>
        <TargetBar percent={63.3} due={80} source="tinh" />
      </Sheet>
      <Sheet title="Đề án theo xã, phường" note="Lược đồ ô: vị trí tương đối" padded>
        <TileMap label="Số đề án theo xã, phường" tiles={TILES} />
      </Sheet>
    </div>
  )
}
