// Money by year: what the decision planned, what was given, committed and paid out, year by year and so far.
import { formatPercent } from '../basics/money.ts'
import { DISBURSED, DONE } from '../funding/books.ts'
import { Legend, SourceTag } from '../ui/chip.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { YearColumns } from '../ui/year-charts.tsx'

import { colourOf, disbursed, done, type MoneyView, NOTHING, type SourceMoney, type Stages } from './money.ts'
import { Amount, KINDS, type MoneySheetsProps, postingsOf } from './money-links.page.tsx'
import { inTenths, STAGE_WORDS } from './words.vi.ts'

type YearRow = {
  readonly name: Row['cells'][string]
  readonly of: (year: number) => bigint | null
  readonly href?: ((year: number) => string | undefined) | undefined
  readonly kind?: Row['kind']
}

type PostingsOfYear = (kinds: string, year: number, source?: string) => string | undefined

export function YearsSheet({ money, opens, programme }: MoneySheetsProps) {
  const of: PostingsOfYear = (kinds, year, source) => postingsOf(kinds, { year, programme }, source)
  const { years } = money
  return (
    <Sheet
      title="Kinh phí theo năm"
      end={
        <Legend
          items={[
            { of: 'plan', word: 'Kế hoạch' },
            { of: 'counted', word: 'Thực hiện' },
          ]}
        />
      }
      foot="Giải ngân gồm tạm ứng và thanh toán, trừ thu hồi. Thực hiện gồm giải ngân và đối ứng đã chứng minh. Quyết định không phân bổ chéo từng nguồn theo từng năm nên kế hoạch chỉ có số cộng."
    >
      <div class="grid g-64">
        <div>
          <DataTable
            caption="Kinh phí theo năm, theo khâu và nguồn, và lũy kế, triệu đồng"
            unit="triệu đồng"
            tight
            columns={[
              { key: 'name', head: 'Chỉ tiêu', kind: 'text' },
              ...years.map(({ year }): Column => ({ key: `y${year}`, head: String(year), kind: 'money' })),
            ]}
            rows={[
              ...[...stageRows(money, of), ...soFarRows(money, of)].map((one) => yearRow(opens ? one : { ...one, href: undefined }, years)),
              rateRow(years),
            ]}
          />
        </div>
        <div class="sheet-body hide-phone">
          <YearColumns
            label="Kinh phí theo năm, triệu đồng. Số liệu ở bảng bên cạnh"
            years={years.map((one) => ({
              year: String(one.year),
              ...(one.planned === null ? {} : { plan: one.planned }),
              counted: done(one.stages),
            }))}
            print={(value) => inTenths(BigInt(value))}
          />
        </div>
      </div>
    </Sheet>
  )
}

function yearRow({ name, of, href, kind = 'plain' }: YearRow, years: MoneyView['years']): Row {
  const cell = (year: number) => {
    const value = of(year)
    return value === null ? '' : <Amount value={value} href={href?.(year)} />
  }
  return { kind, cells: { name, ...Object.fromEntries(years.map(({ year }) => [`y${year}`, cell(year)])) } }
}

function rateRow(years: MoneyView['years']): Row {
  const rates = years.map((one) => [`y${one.year}`, one.plannedSoFar === null ? '' : formatPercent(one.doneSoFar, one.plannedSoFar)] as const)
  return { cells: { name: 'Tỷ lệ lũy kế', ...Object.fromEntries(rates) } }
}

/** What became of the state's money year by year: all of it, then each source. */
const YEAR_STAGES: readonly { readonly name: string; readonly kinds: string; readonly of: (stages: Stages) => bigint }[] = [
  { name: STAGE_WORDS.estimate, kinds: KINDS.estimate, of: (stages) => stages.estimate },
  { name: STAGE_WORDS.committed, kinds: KINDS.committed, of: (stages) => stages.committed },
  { name: 'Giải ngân', kinds: DISBURSED.kinds.join(','), of: disbursed },
]

function stageRows({ sources, years }: MoneyView, postings: PostingsOfYear): YearRow[] {
  const planned = (year: number) => years.find((one) => one.year === year)?.planned ?? null
  const inYear = (kind: SourceMoney['kind'], of: (stages: Stages) => bigint) => (year: number) =>
    sources.filter((one) => one.kind === kind).reduce((total, one) => total + of(one.byYear[year] ?? NOTHING), 0n)
  const states = sources.filter((one) => one.kind === 'state')
  return [
    { name: 'Kế hoạch năm', of: planned },
    ...YEAR_STAGES.flatMap(({ name, kinds, of }): YearRow[] => [
      { name, of: inYear('state', of), href: (year) => postings(kinds, year) },
      ...states.map(
        (one): YearRow => ({
          name: <SourceTag source={colourOf(one)}>{one.name}</SourceTag>,
          of: (year) => of(one.byYear[year] ?? NOTHING),
          href: (year) => postings(kinds, year, one.source),
          kind: 'sub',
        }),
      ),
    ]),
    { name: STAGE_WORDS.proven, of: inYear('counterpart', (stages) => stages.proven), href: (year) => postings(KINDS.proven, year) },
  ]
}

function soFarRows({ years }: MoneyView, postings: PostingsOfYear): YearRow[] {
  const find = (year: number) => years.find((one) => one.year === year)
  return [
    { name: 'Thực hiện năm', of: (year) => done(find(year)?.stages ?? NOTHING), href: (year) => postings(DONE.kinds.join(','), year), kind: 'sum' },
    { name: 'Lũy kế kế hoạch', of: (year) => find(year)?.plannedSoFar ?? null },
    { name: 'Lũy kế thực hiện', of: (year) => find(year)?.doneSoFar ?? 0n },
  ]
}
