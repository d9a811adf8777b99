// What was promised against what was done, for those who answer for it. Every figure leads to the đề án or the postings behind it.
import { formatDay } from '../basics/day.ts'
import { formatFigure } from '../basics/figure.ts'
import { formatPercent } from '../basics/money.ts'
import { ProgrammeChooser } from '../programme/chooser.page.tsx'
import { withProgramme } from '../programme/programme.ts'
import { CONTRACTED } from '../project/lifecycle.ts'
import { TargetBar } from '../ui/bar-charts.tsx'
import { StateChip, type Tone } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, Sheet, Stats, type StatTileProps } from '../ui/panel.tsx'
import { drawnOnce } from '../ui/render.ts'
import { opensTo } from '../ui/rooms.ts'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { gathered, type LineAttainment, type Verdict } from './attainment.ts'
import { type Attained, linkedYear } from './evidence.ts'
import { MoneySheets } from './money.page.tsx'
import { disbursed, type KindMoney } from './money.ts'
import { KINDS, postingsOf } from './money-links.page.tsx'
import { OverdueSheet, overdueTile } from './overdue.page.tsx'
import { placesOf, SpanForm } from './span-form.page.tsx'
import { TargetName } from './target-name.page.tsx'
import { counted, inTenths, lineNames, shareFigure, VERDICT_WORDS } from './words.vi.ts'

export function AttainmentPage({ told, context }: { told: Attained; context: PageContext }) {
  const { programme, span, asAt } = told
  return (
    <Page
      context={context}
      title={`Kết quả thực hiện Quyết định ${programme.decisionNo}`}
      crumbs={[{ label: 'Chương trình', href: '/programme' }, { label: `${span.fromYear}-${span.toYear}` }]}
      sub={`Số liệu đếm từ hồ sơ đã nghiệm thu và sổ kinh phí, theo năm kế hoạch và năm ngân sách, tính đến ${formatDay(asAt)}. Không ô nào nhập tay.`}
      acts={<Acts told={told} exports={opensTo(context, '/reports')} />}
      printWide
    >
      {drawnOnce(Figures, { ...told, opens: opensTo(context, '/funding') })}
    </Page>
  )
}

/** `opens`: whether the reader may open the book of postings; a figure is a link only to what opens. */
type Shown = Attained & { readonly opens: boolean }

function Figures(told: Shown) {
  return (
    <div class="stack">
      <Stats label="Kết quả chung" tiles={tiles(told)} />
      <Lagging told={told} />
      <TargetsSheet told={told} />
      <MoneySheets money={told.money} opens={told.opens} linked={linkedFor(told)} programme={told.programme} decisionNo={told.programme.decisionNo} />
      {told.overdue && <OverdueSheet overdue={told.overdue} />}
    </div>
  )
}

function linkedFor({ opens, span, programme }: Shown) {
  return opens ? linkedYear(span, programme) : undefined
}

function Acts({ told: { programme, choices, span }, exports }: { told: Attained; exports: boolean }) {
  const period = withProgramme(programme, { from: `${span.fromYear}-01-01`, to: `${span.toYear}-12-31` })
  return (
    <>
      <ProgrammeChooser chosen={{ programme, choices }} action="/programme" />
      <SpanForm action="/programme" span={span} programme={programme} />
      <LinkButton href={`/programme/decision${withProgramme(programme)}`} icon="law">
        Quyết định
      </LinkButton>
      {exports && (
        <>
          <LinkButton href={`/reports/programme.xlsx${period}`} icon="download">
            Xuất Excel
          </LinkButton>
          <LinkButton href={`/reports/programme.docx${period}`} icon="download">
            Xuất Word
          </LinkButton>
        </>
      )}
    </>
  )
}

function tiles(told: Shown): StatTileProps[] {
  const { attainment, money, counts, span, programme, overdue } = told
  const contracted = (level: string) =>
    counts.filter((row) => row.level === level && CONTRACTED.includes(row.state)).reduce((total, row) => total + row.count, 0)
  const [national, local] = [contracted('national'), contracted('local')]
  const { state, counterpart } = money
  const paid = disbursed(state.stages)
  const linked = linkedFor(told)
  return [
    {
      name: 'Mục tiêu đạt',
      value: String(attainment.reached),
      unit: `/ ${attainment.counted} mục tiêu có số lượng`,
      compare: told.empty
        ? 'chưa nhập dữ liệu'
        : `${attainment.short} chưa đạt, ${attainment.notBegun} chưa thực hiện${attainment.unmeasured > 0 ? `, ${attainment.unmeasured} chưa có số liệu` : ''}`,
      href: '#muc-tieu',
    },
    {
      name: 'Đề án đã ký hợp đồng',
      value: String(national + local),
      compare: `${national} quốc gia, ${local} địa phương`,
      href: placesOf(span, programme),
    },
    {
      name: 'Ngân sách đã cam kết',
      value: inTenths(state.stages.committed),
      unit: 'triệu đồng',
      compare: planWords(told, state.stages.committed, state),
      href: postingsOf(KINDS.committed, linked),
    },
    {
      name: 'Ngân sách đã giải ngân',
      value: inTenths(paid),
      unit: 'triệu đồng',
      compare: planWords(told, paid, state),
      href: postingsOf([KINDS.advanced, KINDS.paid, KINDS.recovered].join(','), linked),
    },
    {
      name: 'Đối ứng đã chứng minh',
      value: inTenths(counterpart.stages.proven),
      unit: 'triệu đồng',
      compare: planWords(told, counterpart.stages.proven, counterpart),
      href: postingsOf(KINDS.proven, linked),
    },
    ...(overdue ? [overdueTile(overdue)] : []),
  ]
}

/** The whole programme is held against what the decision plans for it, some years of it against the estimate of those years. */
function isPartial({ span, programme }: Pick<Attained, 'span' | 'programme'>): boolean {
  return span.fromYear > programme.fromYear || span.toYear < programme.toYear
}

function planWords(told: Pick<Attained, 'span' | 'programme'>, part: bigint, { planned, stages }: KindMoney): string {
  if (isPartial(told)) return stages.estimate > 0n ? `${formatPercent(part, stages.estimate)} của ${inTenths(stages.estimate)} dự toán được giao` : ''
  return planned === null ? 'quyết định không nêu số' : `${formatPercent(part, planned)} của ${inTenths(planned)} dự kiến`
}

/** What is behind, said before any table: facts, not judgement. */
function Lagging({ told }: { told: Attained }) {
  const { attainment, money, programme, empty } = told
  if (empty) return <Alert kind="info">Chưa nhập dữ liệu đề án và kinh phí của chương trình vào phần mềm.</Alert>
  if (isPartial(told)) return null
  const idle = attainment.lines.filter((line) => line.partOf === null && line.verdict === 'not-begun')
  const paid = disbursed(money.state.stages)
  const planned = money.state.planned
  if (idle.length === 0 && (planned === null || paid >= planned)) return null
  return (
    <Alert kind="warn">
      {planned !== null && paid < planned && (
        <b>{`Ngân sách đã giải ngân ${inTenths(paid)} triệu đồng, bằng ${formatPercent(paid, planned)} dự kiến của Quyết định ${programme.decisionNo}. `}</b>
      )}
      {idle.length > 0 && `Chưa thực hiện ${idle.length} mục tiêu: ${lineNames(idle)}.`}
    </Alert>
  )
}

const TONES: Readonly<Record<Verdict, Tone>> = {
  exceeded: 'good',
  reached: 'good',
  short: 'run',
  'not-begun': 'bad',
  unmeasured: 'idle',
  ongoing: 'idle',
  worded: 'idle',
  withdrawn: 'idle',
  'not-entered': 'idle',
}

function TargetsSheet({ told: { attainment, span, programme, untargeted, yearGoals } }: { told: Attained }) {
  const links: Links = {
    year: (year) => withProgramme(programme, { year: String(year) }),
    soFar: withProgramme(programme, span.toYear >= programme.toYear ? {} : { fromYear: String(programme.fromYear), toYear: String(span.toYear) }),
  }
  const years = attainment.lines[0]?.years.map(({ year }) => year) ?? []
  const last = 5 + years.length
  const columns: Column[] = [
    { key: 'stt', head: 'STT', kind: 'stt', number: '(1)' },
    { key: 'name', head: 'Mục tiêu', kind: 'text', number: '(2)' },
    { key: 'unit', head: 'ĐVT', kind: 'text', number: '(3)' },
    { key: 'goal', head: 'Kế hoạch giai đoạn', kind: 'num', number: '(4)' },
    ...years.map((year, i): Column => ({ key: `y${year}`, head: String(year), kind: 'num', group: 'Thực hiện', number: `(${5 + i})` })),
    { key: 'total', head: 'Lũy kế', kind: 'num', number: `(${last})` },
    { key: 'bar', head: 'Mức đạt', kind: 'text', number: '' },
    { key: 'rate', head: 'Tỷ lệ', kind: 'pct', number: `(${last + 1})=(${last})/(4)` },
    { key: 'verdict', head: 'Đánh giá', kind: 'text', number: `(${last + 2})` },
  ]
  return (
    <Sheet
      title="Mục tiêu: kế hoạch và kết quả"
      id="muc-tieu"
      note="Bấm vào số để xem danh sách hồ sơ làm căn cứ"
      end={<a href={placesOf(span, programme)}>Đề án theo xã, phường</a>}
      foot={`${counted(attainment.reached)}/${counted(attainment.counted)} chỉ tiêu định lượng đã hoàn thành. Lũy kế tính từ đầu chương trình đến hết năm ${span.toYear}. Ô trống: không giao số lượng, chưa đến năm hoặc chưa có số liệu; 0: có giao, chưa thực hiện.`}
    >
      <DataTable
        caption="Mục tiêu chương trình, kết quả từng năm và lũy kế"
        columns={columns}
        rows={gathered(attainment.lines).map((lines) => targetRow(lines, links, yearGoals))}
        tight
        middle
        class="slim-bars"
      />
      <Untargeted told={untargeted} />
    </Sheet>
  )
}

/** Accepted, paid and reported, and counted for no target. */
function Untargeted({ told }: { told: Attained['untargeted'] }) {
  if (told.length === 0) return null
  return (
    <p class="sheet-body note">
      {`Đề án đã nghiệm thu không thuộc chỉ tiêu nào (${told.length}): `}
      {told.map(({ id, code, name }, i) => (
        <span key={id}>
          {i > 0 && '; '}
          <a href={`/projects/${id}`}>{code}</a> {name}
        </span>
      ))}
    </p>
  )
}

/** `soFar`: the years the cumulative figure runs over, when they are not the whole programme. */
type Links = { readonly soFar: string; year(year: number): string }

function targetRow(lines: readonly LineAttainment[], links: Links, yearGoals: Attained['yearGoals']): Row {
  const [line] = lines as readonly [LineAttainment]
  if (lines.length > 1)
    return {
      cells: {
        stt: `${line.code}-${lines.at(-1)?.code}`,
        name: lineNames(lines, false),
        unit: <span class="dash">-</span>,
        bar: <TargetBar />,
        verdict: <span class="note">{VERDICT_WORDS.ongoing}</span>,
      },
    }
  const to = `/programme/targets/${encodeURIComponent(line.code)}`
  return {
    kind: line.partOf === null ? 'plain' : 'sub',
    cells: {
      stt: line.partOf === null ? line.code : '',
      name: <TargetName line={line} />,
      unit: line.unit,
      goal: line.verdict === 'worded' ? '' : line.goalWords,
      ...Object.fromEntries(
        line.years.map(({ year, value }) => [
          `y${year}`,
          <>
            <Count key={year} value={value} href={`${to}${links.year(year)}`} />
            <GivenFor goal={yearGoals[`${line.code} ${year}`]} />
          </>,
        ]),
      ),
      total: <Count value={line.total} href={`${to}${links.soFar}`} strong />,
      bar: <TargetBar percent={line.share && Number(shareFigure(line.share)) / 10} />,
      rate: line.share ? formatPercent(line.share.part, line.share.whole) : '',
      verdict:
        TONES[line.verdict] === 'idle' && line.verdict !== 'unmeasured' ? (
          <span class="note">{VERDICT_WORDS[line.verdict]}</span>
        ) : (
          <StateChip tone={TONES[line.verdict]} word={VERDICT_WORDS[line.verdict]} />
        ),
    },
  }
}

/** What a decision gave the line for this year. */
function GivenFor({ goal }: { goal: number | undefined }) {
  return goal === undefined ? null : <span class="under">{`giao ${formatFigure(goal)}`}</span>
}

/** A count with something behind it is a link; 0 has nothing to show. */
function Count({ value, href, strong }: { value: number | undefined; href: string; strong?: boolean }) {
  if (value === undefined) return null
  if (value === 0) return strong ? <b>0</b> : <span class="dash">0</span>
  const words = formatFigure(value)
  return <a href={href}>{strong ? <b>{words}</b> : words}</a>
}
