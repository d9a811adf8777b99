// The decision as it stands: what it says, money by source and by year, target lines, solutions, and what each version changed.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import { formatPercent, formatTrieu } from '../basics/money.ts'
import { StandingTag } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, Kv, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { DecisionVersion } from './changes.ts'
import type { MoneySource, ProgrammeDocument, Solution } from './document.ts'
import { formatGoal } from './goal.ts'
import { MEASURE_WORDS } from './measure.ts'
import type { Programme, TargetLine } from './programme.ts'
import { SOURCE_KIND_WORDS } from './programme.ts'
import { CHANGE_WORDS } from './words.vi.ts'

export type DecisionData = {
  readonly programme: Programme
  /** The version laid out on the page; all of them are listed at its foot. */
  readonly shown: DecisionVersion
  readonly versions: readonly DecisionVersion[]
  readonly withdrawn: readonly TargetLine[]
}

export function DecisionPage({ data, context }: { data: DecisionData; context: PageContext }) {
  const { programme, shown, versions, withdrawn } = data
  const { document, version } = shown
  return (
    <Page
      context={context}
      title={`Quyết định ${document.decision.number}`}
      crumbs={[{ label: 'Chương trình', href: '/programme' }, { label: 'Quyết định' }]}
      sub={document.name}
      acts={
        <>
          <LinkButton href="/norms">Mức chi hỗ trợ</LinkButton>
          <LinkButton href="/programme/template">Tải mẫu Excel</LinkButton>
        </>
      }
    >
      <div class="stack">
        {version !== programme.currentVersion && <OlderAlert version={version} />}
        <FactsSheet document={document} version={programme.currentVersion} />
        <MoneySheets document={document} />
        <TargetsSheet document={document} withdrawn={withdrawn} />
        <SolutionsSheet solutions={document.solutions} />
        <DutiesSheet document={document} />
        <VersionsSheet versions={versions} shown={version} />
      </div>
    </Page>
  )
}

function OlderAlert({ version }: { version: number }) {
  return (
    <Alert kind="warn">
      {`Đang xem bản ${version}, đã được thay bằng bản mới hơn. `}
      <a href="/programme/decision">Xem bản đang dùng</a>
    </Alert>
  )
}

function FactsSheet({ document, version }: { document: ProgrammeDocument; version: number }) {
  const { decision, period, province, objectives } = document
  const successor = province.successor && `, nay thuộc ${province.successor.name} từ ngày ${formatDay(province.successor.from)}`
  return (
    <Sheet title="Căn cứ và mục tiêu chung" padded>
      <Kv
        facts={[
          { name: 'Số quyết định', value: decision.number },
          { name: 'Ngày ban hành', value: decision.day === null ? `chưa rõ. ${decision.note}` : formatDay(decision.day) },
          { name: 'Cơ quan ban hành', value: `${decision.issuer}${decision.signer === '' ? '' : `; người ký: ${decision.signer}`}` },
          { name: 'Tỉnh', value: `${province.name} (mã ${province.code})${successor ?? ''}` },
          { name: 'Giai đoạn', value: `${period.from}-${period.to}` },
          { name: 'Bản đang dùng', value: `bản ${version}` },
          { name: 'Mức kiểm chứng', value: <StandingTag standing={decision.standing} /> },
          { name: 'Nguồn tài liệu', value: decision.sources.join('; ') },
        ]}
      />
      <ol>
        {objectives.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </Sheet>
  )
}

const SOURCE_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Nguồn kinh phí', kind: 'text' },
  { key: 'kind', head: 'Loại', kind: 'text' },
  { key: 'amount', head: 'Số tiền', kind: 'money' },
  { key: 'share', head: 'Tỷ lệ', kind: 'pct' },
]

const YEAR_COLUMNS: readonly Column[] = [
  { key: 'year', head: 'Năm', kind: 'text' },
  { key: 'amount', head: 'Số tiền', kind: 'money' },
  { key: 'share', head: 'Tỷ lệ', kind: 'pct' },
]

function MoneySheets({ document }: { document: ProgrammeDocument }) {
  const { totalDong, sources, years, note } = document.money
  const total = (name: string): Row[] => [{ cells: { name, year: name, amount: amountText(totalDong), share: shareText(totalDong, totalDong) } }]
  return (
    <>
      <Sheet title="Kinh phí theo nguồn" foot={note || undefined}>
        <DataTable
          caption="Kinh phí theo nguồn"
          unit="triệu đồng"
          columns={SOURCE_COLUMNS}
          rows={sources.flatMap((source, i) => sourceRows(source, String(i + 1), totalDong))}
          foot={total('Tổng cộng')}
          cards
        />
      </Sheet>
      <Sheet title="Kinh phí theo năm">
        <DataTable
          caption="Kinh phí theo năm"
          unit="triệu đồng"
          columns={YEAR_COLUMNS}
          rows={years.map(({ year, amountDong }) => ({
            cells: { year: String(year), amount: amountText(amountDong), share: shareText(amountDong, totalDong) },
          }))}
          foot={total('Tổng cộng')}
        />
      </Sheet>
    </>
  )
}

function sourceRows(source: MoneySource, stt: string, totalDong: bigint | null): Row[] {
  const cells = {
    stt,
    name: source.name,
    kind: SOURCE_KIND_WORDS[source.kind],
    amount: amountText(source.amountDong),
    share: shareText(source.amountDong, totalDong),
  }
  const kind = stt.includes('.') ? ('sub' as const) : ('plain' as const)
  return [{ cells, kind }, ...source.parts.flatMap((part, i) => sourceRows(part, `${stt}.${i + 1}`, totalDong))]
}

function amountText(amount: bigint | null): string {
  return amount === null ? 'chưa cho số' : formatTrieu(amount)
}

function shareText(part: bigint | null, whole: bigint | null): string {
  return part === null || whole === null ? '-' : formatPercent(part, whole)
}

const TARGET_COLUMNS: readonly Column[] = [
  { key: 'code', head: 'Mã', kind: 'stt' },
  { key: 'name', head: 'Mục tiêu', kind: 'text' },
  { key: 'unit', head: 'Đơn vị tính', kind: 'center' },
  { key: 'goal', head: 'Cả giai đoạn', kind: 'num' },
  { key: 'measure', head: 'Qua các năm', kind: 'ref' },
]

function TargetsSheet({ document, withdrawn }: { document: ProgrammeDocument; withdrawn: readonly TargetLine[] }) {
  const rows = document.targets.map((target): Row => {
    const quote = target.quote === '' ? undefined : <span class="under">{`“${target.quote}”`}</span>
    const name = (
      <>
        {target.name}
        {quote}
        {target.note && <span class="under">{target.note}</span>}
      </>
    )
    return {
      cells: { code: target.code, name, unit: target.unit || '-', goal: formatGoal(target.goal), measure: MEASURE_WORDS[target.measure] },
      kind: target.partOf === null ? 'plain' : 'sub',
    }
  })
  const gone = withdrawn.map(
    (line): Row => ({
      cells: {
        code: line.code,
        name: `${line.name} (đã rút khỏi quyết định)`,
        unit: line.unit || '-',
        goal: formatGoal(line.goal),
        measure: MEASURE_WORDS[line.kind],
      },
    }),
  )
  return (
    <Sheet title="Mục tiêu, nhiệm vụ cụ thể">
      <DataTable caption="Mục tiêu, nhiệm vụ cụ thể" columns={TARGET_COLUMNS} rows={[...rows, ...gone]} cards />
    </Sheet>
  )
}

const SOLUTION_COLUMNS: readonly Column[] = [
  { key: 'code', head: 'STT', kind: 'stt' },
  { key: 'text', head: 'Biện pháp', kind: 'text' },
  { key: 'topic', head: 'Tiểu mục', kind: 'text' },
]

function SolutionsSheet({ solutions }: { solutions: readonly Solution[] }) {
  const rows = solutions.flatMap((solution): Row[] => [
    { cells: { code: solution.code, text: `${solution.name}. ${answerable(solution.lead, solution.partners)}` }, kind: 'group' },
    ...solution.measures.map((measure): Row => ({ cells: { code: measure.code, text: measure.text, topic: measure.topic || '-' } })),
  ])
  return (
    <Sheet title="Giải pháp và cơ quan chịu trách nhiệm">
      <DataTable caption="Giải pháp và cơ quan chịu trách nhiệm" columns={SOLUTION_COLUMNS} rows={rows} cards />
    </Sheet>
  )
}

function answerable(lead: readonly string[], partners: readonly string[]): string {
  const led = lead.length === 0 ? '' : `Chủ trì: ${lead.join(', ')}.`
  const joined = partners.length === 0 ? '' : `Phối hợp: ${partners.join(', ')}.`
  return [led, joined].filter(Boolean).join(' ')
}

const DUTY_COLUMNS: readonly Column[] = [
  { key: 'code', head: 'STT', kind: 'stt' },
  { key: 'text', head: 'Nhiệm vụ', kind: 'text' },
  { key: 'lead', head: 'Chủ trì', kind: 'text' },
  { key: 'partners', head: 'Phối hợp', kind: 'text' },
]

function DutiesSheet({ document }: { document: ProgrammeDocument }) {
  if (document.duties.length === 0) return null
  const rows = document.duties.map(({ code, text, lead, partners }) => ({
    cells: { code, text, lead: lead.join(', ') || '-', partners: partners.join(', ') || '-' },
  }))
  return (
    <Sheet title="Tổ chức thực hiện">
      <DataTable caption="Tổ chức thực hiện" columns={DUTY_COLUMNS} rows={rows} cards />
    </Sheet>
  )
}

const CHANGE_COLUMNS: readonly Column[] = [
  { key: 'what', head: 'Mục', kind: 'text' },
  { key: 'kind', head: 'Thay đổi', kind: 'center' },
  { key: 'before', head: 'Bản trước', kind: 'text', full: true },
  { key: 'after', head: 'Bản này', kind: 'text', full: true },
]

function VersionsSheet({ versions, shown }: { versions: readonly DecisionVersion[]; shown: number }) {
  return (
    <Sheet title="Các bản đã nạp" padded>
      {versions.map(({ version, loadedAt, loadedBy, changes }) => (
        <section key={version} aria-label={`Bản ${version}`}>
          <h3>{`Bản ${version}`}</h3>
          {version !== shown && (
            <p>
              <a href={`/programme/decision?version=${version}`}>{`Xem toàn văn bản ${version}`}</a>
            </p>
          )}
          <p>{`Nạp ngày ${formatDay(dayOf(loadedAt))} lúc ${timeOf(loadedAt)}, người nạp: ${loadedBy}. ${changesText(version, changes.length)}`}</p>
          {changes.length > 0 && (
            <DataTable
              caption={`Thay đổi của bản ${version}`}
              columns={CHANGE_COLUMNS}
              rows={changes.map(({ what, kind, before, after }) => ({
                cells: { what, kind: CHANGE_WORDS[kind], before: before || '-', after: after || '-' },
              }))}
              cards
            />
          )}
        </section>
      ))}
    </Sheet>
  )
}

function changesText(version: number, count: number): string {
  if (version === 1) return 'Bản đầu tiên.'
  return count === 0 ? 'Không đổi nội dung nào.' : `Có ${count} thay đổi so với bản trước.`
}
