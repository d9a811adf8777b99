// Money by stage and source, and by year: a chart, and beside it the table of the same figures, each a link to its postings.
import type { Day } from '../basics/day.ts'
import { formatPercent } from '../basics/money.ts'
import { SourceBars } from '../ui/bar-charts.tsx'
import { Legend, SourceTag } from '../ui/chip.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { YearColumns } from '../ui/year-charts.tsx'
import type { Span } from './evidence.ts'
import { colourOf, done, type KindMoney, type MoneyView, type SourceMoney, type Stage } from './money.ts'
import { inMillions, STAGE_WORDS } from './words.vi.ts'

/** The postings a stage is made of. */
const KINDS: Readonly<Record<Stage, string>> = {
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

export type MoneySheetsProps = { readonly money: MoneyView; readonly span: Span; readonly asAt: Day; readonly decisionNo: string }

export function MoneySheets(props: MoneySheetsProps) {
  return (
    <div class="grid g-2">
      <StagesSheet {...props} />
      <YearsSheet {...props} />
    </div>
  )
}

function print(value: number | bigint): string {
  return inMillions(BigInt(value))
}

function StagesSheet({ money, span, decisionNo }: MoneySheetsProps) {
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
      <div class="sheet-body hide-phone">
        <SourceBars label="Kinh phí theo khâu, triệu đồng. Số liệu ở bảng bên dưới" stages={bars} print={print} />
      </div>
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
          ...states.map((one) => sourceRow(one, span)),
          { kind: 'sum', cells: { name: 'Cộng ngân sách', ...stageCells(money.state, undefined, span) } },
          ...money.sources.filter((one) => one.kind === 'counterpart').map((one) => counterpartRow(one, span)),
        ]}
      />
    </Sheet>
  )
}

function postings(kinds: string, source: string | undefined, span: Span, year?: number): string {
  const query = new URLSearchParams()
  if (source !== undefined) query.set('source', source)
  const only = year ?? (span.fromYear === span.toYear ? span.fromYear : undefined)
  if (only !== undefined) query.set('year', String(only))
  query.set('kind', kinds)
  return `/funding/postings?${query}`
}

function Amount({ value, href }: { value: bigint; href: string }) {
  return value === 0n ? <span class="dash">0</span> : <a href={href}>{inMillions(value)}</a>
}

function stageCells({ planned, stages }: KindMoney, source: string | undefined, span: Span): Row['cells'] {
  const cells = STATE_STAGES.map(
    (stage) => [stage, <Amount key={stage} value={stages[stage]} href={postings(KINDS[stage], source, span)} />] as const,
  )
  return { planned: planned === null ? '' : inMillions(planned), ...Object.fromEntries(cells) }
}

function sourceRow(one: SourceMoney, span: Span): Row {
  return { cells: { name: <SourceTag source={colourOf(one)}>{one.name}</SourceTag>, ...stageCells(one, one.source, span) } }
}

function counterpartRow(one: SourceMoney, span: Span): Row {
  const none = <span class="dash">-</span>
  return {
    cells: {
      name: <SourceTag source="doiung">{one.name}</SourceTag>,
      planned: one.planned === null ? '' : inMillions(one.planned),
      ...Object.fromEntries(STATE_STAGES.map((stage) => [stage, none])),
      committed: <Amount value={one.stages.pledged} href={postings(KINDS.pledged, one.source, span)} />,
      settled: <Amount value={one.stages.proven} href={postings(KINDS.proven, one.source, span)} />,
    },
  }
}

function YearsSheet({ money, span }: MoneySheetsProps) {
  const { years } = money
  const cells = (of: (year: MoneyView['years'][number]) => Row['cells'][string]) => Object.fromEntries(years.map((one) => [`y${one.year}`, of(one)]))
  const amount = (value: bigint | null) => (value === null ? '' : inMillions(value))
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
      foot="Thực hiện gồm ngân sách đã giải ngân (trừ thu hồi) và đối ứng đã chứng minh."
    >
      <div class="sheet-body hide-phone">
        <YearColumns
          label="Kinh phí theo năm, triệu đồng. Số liệu ở bảng bên dưới"
          years={years.map((one) => ({
            year: String(one.year),
            ...(one.planned === null ? {} : { plan: one.planned / 1_000_000n }),
            counted: done(one.stages) / 1_000_000n,
          }))}
        />
      </div>
      <DataTable
        caption="Kinh phí theo năm và lũy kế, triệu đồng"
        unit="triệu đồng"
        tight
        columns={[
          { key: 'name', head: 'Chỉ tiêu', kind: 'text' },
          ...years.map(({ year }): Column => ({ key: `y${year}`, head: String(year), kind: 'money' })),
        ]}
        rows={[
          { cells: { name: 'Kế hoạch năm', ...cells((one) => amount(one.planned)) } },
          {
            cells: {
              name: 'Thực hiện năm',
              ...cells((one) => <Amount value={done(one.stages)} href={postings(DONE_KINDS, undefined, span, one.year)} />),
            },
          },
          { cells: { name: 'Lũy kế kế hoạch', ...cells((one) => amount(one.plannedSoFar)) } },
          { kind: 'sum', cells: { name: 'Lũy kế thực hiện', ...cells((one) => amount(one.doneSoFar)) } },
          { cells: { name: 'Tỷ lệ lũy kế', ...cells((one) => (one.plannedSoFar === null ? '' : formatPercent(one.doneSoFar, one.plannedSoFar))) } },
        ]}
      />
    </Sheet>
  )
}
