// Money by stage and source, and by year: a chart, and beside it the table of the same figures, each a link to its postings.
import { formatPercent, formatTrieu } from '../basics/money.ts'
import { SourceBars } from '../ui/bar-charts.tsx'
import { Legend, SourceTag } from '../ui/chip.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { YearColumns } from '../ui/year-charts.tsx'

import { colourOf, disbursed, done, type KindMoney, type MoneyView, NOTHING, type SourceMoney, type Stage, type Stages } from './money.ts'
import { inMillions, STAGE_WORDS } from './words.vi.ts'

/** The postings a stage is made of. */
export const KINDS: Readonly<Record<Stage, string>> = {
  estimate: 'estimate,estimate-cut,carry-over',
  approved: 'allocation,allocation-release,commitment-release',
  committed: 'commitment,commitment-release',
  advanced: 'advance',
  paid: 'payment',
  recovered: 'recovery,recovery-paid',
  settled: 'advance-settlement,payment-settlement',
  pledged: 'counterpart-pledge',
  proven: 'counterpart-proof,counterpart-proof-extra',
}

/** Thực hiện: what was paid out, less what came back, and what establishments proved. */
const DONE_KINDS = [KINDS.advanced, KINDS.paid, KINDS.recovered, KINDS.proven].join(',')

const STATE_STAGES: readonly Stage[] = ['estimate', 'committed', 'advanced', 'paid', 'recovered', 'settled']

/** One year, all of them, or no link at all. */
type Linked = number | 'all' | undefined

export type MoneySheetsProps = { readonly money: MoneyView; readonly linked: Linked; readonly decisionNo: string }

export function MoneySheets(props: MoneySheetsProps) {
  return (
    <>
      <StagesSheet {...props} />
      <YearsSheet {...props} />
    </>
  )
}

/** Beside a bar one decimal is enough; the table has the đồng. */
function print(value: number | bigint): string {
  return formatTrieu(BigInt(value), 1)
}

function StagesSheet({ money, linked, decisionNo }: MoneySheetsProps) {
  const states = money.sources.filter((one) => one.kind === 'state')
  const stages = STATE_STAGES.filter((stage) => stage !== 'recovered' || money.state.stages.recovered > 0n)
  const bars = [
    ...stages.map((stage) => ({ name: STAGE_WORDS[stage], parts: states.map((one) => ({ of: colourOf(one), value: one.stages[stage] })) })),
    ...(['pledged', 'proven'] as const).map((stage) => ({
      name: STAGE_WORDS[stage],
      parts: [{ of: 'doiung' as const, value: money.counterpart.stages[stage] }],
    })),
  ]
  return (
    <Sheet
      title="Kinh phí theo khâu và nguồn"
      id="kinh-phi"
      end={<Legend items={[...states.map((one) => ({ of: colourOf(one), word: one.name })), { of: 'doiung', word: 'Đối ứng' }]} />}
      foot="Đối ứng ở cột Cam kết là phần cơ sở cam kết, ở cột Quyết toán là phần có hóa đơn, chứng từ."
    >
      <div class="grid g-64">
        <div>
          <DataTable
            caption="Kinh phí theo nguồn và khâu, triệu đồng"
            unit="triệu đồng"
            tight
            columns={[
              { key: 'name', head: 'Nguồn', kind: 'text' },
              { key: 'planned', head: `QĐ ${decisionNo.split('/')[0]}`, kind: 'money' },
              ...STATE_STAGES.map((stage): Column => ({ key: stage, head: STAGE_WORDS[stage], kind: 'money' })),
            ]}
            rows={[
              ...states.map((one) => sourceRow(one, linked)),
              { kind: 'sum', cells: { name: 'Cộng ngân sách', ...stageCells(money.state, undefined, linked) } },
              ...money.sources.filter((one) => one.kind === 'counterpart').map((one) => counterpartRow(one, linked)),
            ]}
          />
        </div>
        <div class="sheet-body hide-phone">
          <SourceBars label="Kinh phí theo khâu, triệu đồng. Số liệu ở bảng bên cạnh" stages={bars} print={print} />
        </div>
      </div>
    </Sheet>
  )
}

/** The ledger's list of what a figure is made of. */
export function postingsOf(kinds: string, linked: Linked, source?: string): string | undefined {
  if (linked === undefined) return undefined
  const query = new URLSearchParams()
  if (source !== undefined) query.set('source', source)
  if (linked !== 'all') query.set('year', String(linked))
  query.set('kind', kinds)
  return `/funding/postings?${query}`
}

function Amount({ value, href }: { value: bigint; href: string | undefined }) {
  if (value === 0n) return <span class="dash">0</span>
  return href === undefined ? <span>{inMillions(value)}</span> : <a href={href}>{inMillions(value)}</a>
}

function stageCells({ planned, stages }: KindMoney, source: string | undefined, linked: Linked): Row['cells'] {
  const cells = STATE_STAGES.map(
    (stage) => [stage, <Amount key={stage} value={stages[stage]} href={postingsOf(KINDS[stage], linked, source)} />] as const,
  )
  return { planned: planned === null ? '' : inMillions(planned), ...Object.fromEntries(cells) }
}

function sourceRow(one: SourceMoney, linked: Linked): Row {
  return { cells: { name: <SourceTag source={colourOf(one)}>{one.name}</SourceTag>, ...stageCells(one, one.source, linked) } }
}

function counterpartRow(one: SourceMoney, linked: Linked): Row {
  const none = <span class="dash">-</span>
  return {
    cells: {
      name: <SourceTag source="doiung">{one.name}</SourceTag>,
      planned: one.planned === null ? '' : inMillions(one.planned),
      ...Object.fromEntries(STATE_STAGES.map((stage) => [stage, none])),
      committed: <Amount value={one.stages.pledged} href={postingsOf(KINDS.pledged, linked, one.source)} />,
      settled: <Amount value={one.stages.proven} href={postingsOf(KINDS.proven, linked, one.source)} />,
    },
  }
}

type YearRow = {
  readonly name: Row['cells'][string]
  readonly of: (year: number) => bigint | null
  readonly href?: (year: number) => string | undefined
  readonly kind?: Row['kind']
}

function YearsSheet({ money }: MoneySheetsProps) {
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
            rows={[...[...stageRows(money), ...soFarRows(money)].map((one) => yearRow(one, years)), rateRow(years)]}
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
            print={(value) => formatTrieu(BigInt(value), 0)}
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

const PAID_KINDS = [KINDS.advanced, KINDS.paid, KINDS.recovered].join(',')

/** What became of the state's money year by year: all of it, then each source. */
const YEAR_STAGES: readonly { readonly name: string; readonly kinds: string; readonly of: (stages: Stages) => bigint }[] = [
  { name: STAGE_WORDS.estimate, kinds: KINDS.estimate, of: (stages) => stages.estimate },
  { name: STAGE_WORDS.committed, kinds: KINDS.committed, of: (stages) => stages.committed },
  { name: 'Giải ngân', kinds: PAID_KINDS, of: disbursed },
]

function stageRows({ sources, years }: MoneyView): YearRow[] {
  const planned = (year: number) => years.find((one) => one.year === year)?.planned ?? null
  const inYear = (kind: SourceMoney['kind'], of: (stages: Stages) => bigint) => (year: number) =>
    sources.filter((one) => one.kind === kind).reduce((total, one) => total + of(one.byYear[year] ?? NOTHING), 0n)
  const states = sources.filter((one) => one.kind === 'state')
  return [
    { name: 'Kế hoạch năm', of: planned },
    ...YEAR_STAGES.flatMap(({ name, kinds, of }): YearRow[] => [
      { name, of: inYear('state', of), href: (year) => postingsOf(kinds, year) },
      ...states.map(
        (one): YearRow => ({
          name: <SourceTag source={colourOf(one)}>{one.name}</SourceTag>,
          of: (year) => of(one.byYear[year] ?? NOTHING),
          href: (year) => postingsOf(kinds, year, one.source),
          kind: 'sub',
        }),
      ),
    ]),
    { name: STAGE_WORDS.proven, of: inYear('counterpart', (stages) => stages.proven), href: (year) => postingsOf(KINDS.proven, year) },
  ]
}

function soFarRows({ years }: MoneyView): YearRow[] {
  const find = (year: number) => years.find((one) => one.year === year)
  return [
    { name: 'Thực hiện năm', of: (year) => done(find(year)?.stages ?? NOTHING), href: (year) => postingsOf(DONE_KINDS, year), kind: 'sum' },
    { name: 'Lũy kế kế hoạch', of: (year) => find(year)?.plannedSoFar ?? null },
    { name: 'Lũy kế thực hiện', of: (year) => find(year)?.doneSoFar ?? 0n },
  ]
}
