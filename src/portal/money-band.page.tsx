// Money of the decision, by source and by year. The decision gives no plan by source and year, so no such table is shown.
import { formatPercent, permille } from '../basics/money.ts'
import type { MoneyView, SourceMoney } from '../reports/money.ts'
import { colourOf } from '../reports/money.ts'
import { inMillions, inTenths } from '../reports/words.vi.ts'
import { ShareBar } from '../ui/bar-charts.tsx'
import { SourceTag } from '../ui/chip.tsx'
import { Sheet } from '../ui/panel.tsx'
import { DataTable, type Row } from '../ui/table.tsx'
import { YearColumns } from '../ui/year-charts.tsx'
import { counterpartForOne, type Front, sharesClose } from './front.ts'

export function MoneyBand({ front: { money, decisionNo } }: { front: Front }) {
  return (
    <section class="band" id="kinh-phi">
      <div class="wrap">
        <div class="head">
          <h2>Kinh phí theo nguồn và theo năm</h2>
          <span class="note end">{`Theo Quyết định số ${decisionNo}`}</span>
        </div>
        <div class="grid g-2">
          <div>
            <h3>Theo nguồn</h3>
            <p class="unit">ĐVT: triệu đồng</p>
            <Sheet foot={footOf(money)}>
              <SourceTable money={money} />
            </Sheet>
          </div>
          <div>
            <h3>Theo năm</h3>
            <YearColumns
              label="Kinh phí kế hoạch theo năm, triệu đồng. Số liệu ở bảng bên dưới"
              phone="redraw"
              years={money.years.flatMap(({ year, planned }) => (planned === null ? [] : [{ year: String(year), counted: planned }]))}
              print={(value) => inTenths(BigInt(value))}
            />
            <p class="unit">ĐVT: triệu đồng</p>
            <Sheet foot="Quyết định không phân bổ chéo từng nguồn theo từng năm nên trang này không có bảng chéo.">
              <YearTable money={money} />
            </Sheet>
          </div>
        </div>
      </div>
    </section>
  )
}

function footOf(money: MoneyView): string | false {
  const forOne = counterpartForOne(money)
  const words = [
    ...(forOne === undefined ? [] : [`Cứ 1 đồng ngân sách hỗ trợ, cơ sở dự kiến góp ${forOne / 10n},${forOne % 10n} đồng vốn đối ứng.`]),
    ...(sharesClose(money) ? [] : ['Tổng các tỷ lệ có thể lệch 0,1 % do làm tròn số.']),
  ]
  return words.length > 0 && words.join(' ')
}

function SourceTable({ money }: { money: MoneyView }) {
  const { planned, state } = money
  const sources = money.sources.filter((one) => !one.withdrawn)
  const states = sources.filter((one) => one.kind === 'state')
  const share = (amount: bigint | null) => (amount === null || planned === null ? '' : formatPercent(amount, planned))
  const cells = (amount: bigint | null) => ({ amount: amount === null ? '' : inMillions(amount), share: share(amount) })
  const bar = (words: string, of: readonly SourceMoney[]) => {
    const parts = of.map((one) => ({ of: colourOf(one), percent: Number(permille(one.planned ?? 0n, planned ?? 0n) ?? 0n) / 10 }))
    return parts.every(({ percent }) => percent === 0) ? '' : <ShareBar label={words} parts={parts} />
  }
  const row = (one: SourceMoney, kind: Row['kind']): Row => ({
    kind,
    cells: {
      name: <SourceTag source={colourOf(one)}>{one.name}</SourceTag>,
      ...cells(one.planned),
      bar: bar(`${one.name}: ${share(one.planned)}`, [one]),
    },
  })
  return (
    <DataTable
      caption="Kinh phí theo nguồn, triệu đồng"
      middle
      class="fit-phone"
      columns={[
        { key: 'name', head: 'Nguồn', kind: 'text' },
        { key: 'amount', head: 'Kinh phí', kind: 'money' },
        { key: 'share', head: 'Tỷ lệ', kind: 'pct' },
        { key: 'bar', head: 'Phần của từng nguồn', kind: 'text', deskOnly: true },
      ]}
      rows={[
        ...sources.filter((one) => one.kind !== 'state').map((one) => row(one, 'plain')),
        { cells: { name: 'Ngân sách nhà nước hỗ trợ', ...cells(state.planned), bar: bar(`Ngân sách nhà nước: ${share(state.planned)}`, states) } },
        ...states.map((one) => row(one, 'sub')),
      ]}
      foot={[{ kind: 'sum', cells: { name: 'Tổng cộng', ...cells(planned) } }]}
    />
  )
}

function YearTable({ money: { years, planned } }: { money: MoneyView }) {
  return (
    <DataTable
      caption="Kinh phí kế hoạch theo năm, triệu đồng"
      class="fit-phone"
      columns={[
        ...years.map(({ year }) => ({ key: `y${year}`, head: String(year), kind: 'money' as const })),
        { key: 'all', head: 'Tổng', kind: 'money' as const },
      ]}
      rows={[
        {
          cells: {
            ...Object.fromEntries(years.map((one) => [`y${one.year}`, one.planned === null ? '' : inMillions(one.planned)])),
            all: planned === null ? '' : <b>{inMillions(planned)}</b>,
          },
        },
      ]}
    />
  )
}
