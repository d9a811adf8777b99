// Money of the decision, by source and by year. The decision gives no plan by source and year, so no such table is shown.
import { type Dong, formatPercent, permille } from '../basics/money.ts'
import { leavesOf, type MoneySource, type Told, told, toldBySources } from '../programme/document.ts'
import type { MoneyView } from '../reports/money.ts'
import { addPlanned, colourOf } from '../reports/money.ts'
import { inMillions, inTenths } from '../reports/words.vi.ts'
import { ShareBar } from '../ui/bar-charts.tsx'
import { SourceTag } from '../ui/chip.tsx'
import { Sheet } from '../ui/panel.tsx'
import { DataTable, type Row } from '../ui/table.tsx'
import { YearColumns } from '../ui/year-charts.tsx'
import { counterpartForOne, type Front, sharesClose } from './front.ts'

export function MoneyBand({ front: { money, decided, decisionNo } }: { front: Front }) {
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
              <SourceTable decided={decided} />
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
    ...(sharesClose(money) ? [] : ['Tổng các tỷ lệ có thể lệch 0,1% do làm tròn số.']),
  ]
  return words.length > 0 && words.join(' ')
}

const SHORT = 'chưa giao đủ'

/** What the decision tells of an amount: all of it, a part of it, or nothing yet. */
function amountOf(amount: Told | undefined) {
  if (!amount || (!amount.exact && amount.dong === 0n)) return ''
  if (amount.exact) return inMillions(amount.dong)
  return (
    <>
      {inMillions(amount.dong)} <span class="note">{SHORT}</span>
    </>
  )
}

/** The sources as the decision lays them out, each under the larger one it belongs to. */
function SourceTable({ decided: { totalDong, sources } }: { decided: Front['decided'] }) {
  const total = totalDong === null ? toldBySources(sources) : { dong: totalDong, exact: true }
  const whole = total?.exact ? total.dong : null
  const share = (amount: Told | undefined) => (whole === null || !amount?.exact ? '' : formatPercent(amount.dong, whole))
  const bar = (one: MoneySource) => {
    const parts = leavesOf([one]).map((leaf) => ({ of: colourOf(leaf), percent: Number(permille(told(leaf).dong, whole ?? 0n) ?? 0n) / 10 }))
    return parts.every(({ percent }) => percent === 0) ? '' : <ShareBar label={`${one.name}: ${share(told(one))}`} parts={parts} />
  }
  const rows = (one: MoneySource, depth: number): Row[] => [
    {
      kind: depth === 0 ? 'plain' : 'sub',
      cells: {
        name: one.parts.length > 0 ? one.name : <SourceTag source={colourOf(one)}>{depth > 1 ? `– ${one.name}` : one.name}</SourceTag>,
        amount: amountOf(told(one)),
        share: share(told(one)),
        bar: bar(one),
      },
    },
    ...one.parts.flatMap((part) => rows(part, depth + 1)),
  ]
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
      rows={sources.flatMap((one) => rows(one, 0))}
      foot={[{ kind: 'sum', cells: { name: 'Tổng cộng', amount: amountOf(total), share: share(total) } }]}
    />
  )
}

/** More years than this stand one under another: side by side their amounts would run out of the page. */
const MOST_YEARS_ACROSS = 6

function YearTable({ money: { years } }: { money: MoneyView }) {
  const total = addPlanned(years.map((one) => one.planned))
  const amount = (planned: Dong | null) => (planned === null ? '' : inMillions(planned))
  const all = total === null ? <span class="note">{SHORT}</span> : <b>{inMillions(total)}</b>
  const caption = 'Kinh phí kế hoạch theo năm, triệu đồng'
  if (years.length > MOST_YEARS_ACROSS)
    return (
      <DataTable
        caption={caption}
        class="fit-phone"
        columns={[
          { key: 'year', head: 'Năm', kind: 'text' },
          { key: 'amount', head: 'Kinh phí', kind: 'money' },
        ]}
        rows={years.map(({ year, planned }) => ({ cells: { year: String(year), amount: amount(planned) } }))}
        foot={[{ kind: 'sum', cells: { year: 'Tổng', amount: all } }]}
      />
    )
  return (
    <DataTable
      caption={caption}
      class="fit-phone"
      columns={[
        ...years.map(({ year }) => ({ key: `y${year}`, head: String(year), kind: 'money' as const })),
        { key: 'all', head: 'Tổng', kind: 'money' as const },
      ]}
      rows={[
        {
          cells: {
            ...Object.fromEntries(years.map((one) => [`y${one.year}`, amount(one.planned)])),
            all,
          },
        },
      ]}
    />
  )
}
