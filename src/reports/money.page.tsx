// Money by stage and source, and by year: a chart, and beside it the table of the same figures, each a link to its postings.
import { SourceBars } from '../ui/bar-charts.tsx'
import { Legend, SourceTag } from '../ui/chip.tsx'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { Linked } from './evidence.ts'
import { colourOf, type KindMoney, type SourceMoney, type Stage } from './money.ts'
import { Amount, KINDS, type MoneySheetsProps, postingsOf } from './money-links.page.tsx'
import { YearsSheet } from './money-years.page.tsx'
import { inMillions, inTenths, STAGE_WORDS } from './words.vi.ts'

const STATE_STAGES: readonly Stage[] = ['estimate', 'committed', 'advanced', 'paid', 'recovered', 'settled']

export function MoneySheets(props: MoneySheetsProps) {
  return (
    <>
      <StagesSheet {...props} />
      <YearsSheet {...props} />
    </>
  )
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
          <SourceBars label="Kinh phí theo khâu, triệu đồng. Số liệu ở bảng bên cạnh" stages={bars} print={(value) => inTenths(BigInt(value))} />
        </div>
      </div>
    </Sheet>
  )
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
