// The decision as it stands: what it says, money by source and by year, target lines, solutions, and what each version changed.
import { dayOf, formatDay, timeOf } from '../basics/day.ts'
import { formatFigure } from '../basics/figure.ts'
import { StandingTag } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { Alert, Kv, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { DecisionVersion } from './changes.ts'
import { ProgrammeChooser } from './chooser.page.tsx'
import { countingOf, countingWords } from './counting.ts'
import { DutiesSheet, SolutionsSheet } from './decision-duties.page.tsx'
import { MoneySheets } from './decision-money.page.tsx'
import type { ProgrammeDocument, Target } from './document.ts'
import { formatGoal } from './goal.ts'
import { MEASURE_WORDS } from './measure.ts'
import { type Chosen, type Programme, type TargetLine, withProgramme } from './programme.ts'
import { CHANGE_WORDS } from './words.vi.ts'

export type DecisionData = {
  readonly chosen: Chosen
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
      crumbs={[{ label: 'Chương trình', href: `/programme${withProgramme(programme)}` }, { label: 'Quyết định' }]}
      sub={document.name}
      acts={
        <>
          <ProgrammeChooser chosen={data.chosen} action="/programme/decision" />
          <LinkButton href="/norms">Mức chi hỗ trợ</LinkButton>
          <LinkButton href="/programme/template">Tải mẫu Excel</LinkButton>
        </>
      }
    >
      <div class="stack">
        {version !== programme.currentVersion && <OlderAlert version={version} programme={programme} />}
        <FactsSheet document={document} version={programme.currentVersion} />
        <MoneySheets document={document} />
        <TargetsSheet document={document} withdrawn={withdrawn} />
        <SolutionsSheet solutions={document.solutions} />
        <DutiesSheet document={document} />
        <VersionsSheet versions={versions} shown={version} programme={programme} />
      </div>
    </Page>
  )
}

function OlderAlert({ version, programme }: { version: number; programme: Programme }) {
  return (
    <Alert kind="warn">
      {`Đang xem bản ${version}, đã được thay bằng bản mới hơn. `}
      <a href={`/programme/decision${withProgramme(programme)}`}>Xem bản đang dùng</a>
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
        <span class="under">{countingWords(countingOf(target))}</span>
        {target.yearly.length > 0 && <span class="under">{`Từng năm: ${yearlyWords(target)}`}</span>}
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

function yearlyWords({ yearly }: Target): string {
  return yearly.map(({ year, value }) => `${year}: ${formatFigure(value)}`).join('; ')
}

const CHANGE_COLUMNS: readonly Column[] = [
  { key: 'what', head: 'Mục', kind: 'text' },
  { key: 'kind', head: 'Thay đổi', kind: 'center' },
  { key: 'before', head: 'Bản trước', kind: 'text', full: true },
  { key: 'after', head: 'Bản này', kind: 'text', full: true },
]

type VersionsProps = { readonly versions: readonly DecisionVersion[]; readonly shown: number; readonly programme: Programme }

function VersionsSheet({ versions, shown, programme }: VersionsProps) {
  return (
    <Sheet title="Các bản đã nạp" padded>
      {versions.map(({ version, loadedAt, loadedBy, changes }) => (
        <section key={version} aria-label={`Bản ${version}`}>
          <h3>{`Bản ${version}`}</h3>
          {version !== shown && (
            <p>
              <a href={`/programme/decision${withProgramme(programme, { version: String(version) })}`}>{`Xem toàn văn bản ${version}`}</a>
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
