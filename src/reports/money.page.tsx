// Money by stage and source, and by year: a chart, and beside it the table of the same figures, each a link to its postings.
import { formatPercent, formatTrieu } from '../basics/money.ts'
import { SourceBars } from '../ui/bar-charts.tsx'
import { Legend, SourceTag } from '../ui/chip.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { YearColumns } from '../ui/year-charts.tsx'

import { colourOf, done, type KindMoney, type MoneyView, type SourceMoney, type Stage } from './money.ts'
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

function YearsSheet({ money }: MoneySheetsProps) {
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
      <div class="grid g-64">
        <div>
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
                  ...cells((one) => <Amount value={done(one.stages)} href={postingsOf(DONE_KINDS, one.year)} />),
                },
              },
              { cells: { name: 'Lũy kế kế hoạch', ...cells((one) => amount(one.plannedSoFar)) } },
              { kind: 'sum', cells: { name: 'Lũy kế thực hiện', ...cells((one) => amount(one.doneSoFar)) } },
              {
                cells: { name: 'Tỷ lệ lũy kế', ...cells((one) => (one.plannedSoFar === null ? '' : formatPercent(one.doneSoFar, one.plannedSoFar))) },
              },
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
            print={(value) => formatTrieu(BigInt(value), 0)}
          />
        </div>
      </div>
    </Sheet>
  )
}
