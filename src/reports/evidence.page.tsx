// The things behind one figure of attainment, each with its đề án and its papers.
import { formatDay } from '../basics/day.ts'
import { formatFigure } from '../basics/figure.ts'
import { countingWords } from '../programme/counting.ts'
import { withProgramme } from '../programme/programme.ts'
import { SourceTag } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Kv, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { Evidence, TargetEvidence } from './evidence.ts'
import { correctionWords } from './figures.ts'
import { VERDICT_WORDS } from './words.vi.ts'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'thing', head: 'Căn cứ được tính', kind: 'text', full: true },
  { key: 'name', head: 'Đề án', kind: 'text', full: true, phone: '' },
  { key: 'source', head: 'Loại', kind: 'text' },
  { key: 'year', head: 'Năm', kind: 'num' },
  { key: 'day', head: 'Ngày tính', kind: 'day' },
  { key: 'minutes', head: 'Biên bản nghiệm thu', kind: 'ref' },
  { key: 'paper', head: 'Giấy tờ', kind: 'text' },
  { key: 'quantity', head: 'Số lượng', kind: 'num' },
]

export function EvidencePage({ told, context }: { told: TargetEvidence; context: PageContext }) {
  const { programme, line, span, evidence, counted } = told
  const board = `/programme${withProgramme(programme)}`
  const years = span.fromYear === span.toYear ? `năm ${span.fromYear}` : `giai đoạn ${span.fromYear}-${span.toYear}`
  return (
    <Page
      context={context}
      title={`Mục tiêu ${line.code}: ${line.name}`}
      crumbs={[{ label: 'Chương trình', href: board }, { label: `Mục tiêu ${line.code}` }]}
      sub={`Căn cứ đếm từ hồ sơ đã nghiệm thu, ${years}`}
      acts={
        <>
          <LinkButton href={`/programme/targets/${encodeURIComponent(line.code)}/figures${withProgramme(programme)}`}>
            Số giao, số liệu, điều chỉnh
          </LinkButton>
          <LinkButton href={board}>Bảng mục tiêu</LinkButton>
        </>
      }
    >
      <div class="stack">
        <Sheet padded label="Mục tiêu">
          <Kv
            facts={[
              { name: 'Kế hoạch cả giai đoạn', value: planWords(line) },
              { name: 'Cách tính', value: countingWords(line.counting) },
              ...line.corrections.map((one) => ({ name: 'Điều chỉnh', value: correctionWords(one) })),
              { name: `Kết quả ${years}`, value: line.inPeriod === undefined ? 'chưa có số liệu' : `${formatFigure(counted)} ${line.unit}` },
              { name: `Đánh giá đến hết năm ${span.toYear}`, value: VERDICT_WORDS[line.verdict] },
            ]}
          />
        </Sheet>
        <Sheet
          title="Căn cứ"
          note={noteOf(told)}
          foot={
            told.held ? ELSEWHERE : line.kind === 'stock' && 'Mục tiêu tính theo thời điểm: kết quả là số của năm gần nhất, không phải tổng các năm.'
          }
        >
          {evidence.length === 0 ? (
            <EmptyState title={`Chưa có đề án nào${told.held ? ' trên địa bàn' : ''} nghiệm thu cho mục tiêu này ${years}`}>
              Số liệu hiện ra ngay khi biên bản nghiệm thu được ghi.
            </EmptyState>
          ) : (
            <DataTable
              caption="Căn cứ của kết quả"
              cards
              columns={COLUMNS}
              rows={evidence.map((one, i) => row(one, told.before + i + 1))}
              foot={sums(told)}
            />
          )}
          <Pages told={told} />
        </Sheet>
      </div>
    </Page>
  )
}

function planWords({ verdict, goalWords, unit }: TargetEvidence['line']): string {
  if (verdict === 'withdrawn') return 'không còn trong quyết định'
  if (verdict === 'worded') return goalWords
  return goalWords === '' ? 'không giao số lượng' : `${goalWords} ${unit}`
}

function isWhole({ page, more }: TargetEvidence): boolean {
  return page === 1 && !more
}

/** Held to a commune: the figure is of the province, the names are of the commune. */
const ELSEWHERE = 'Danh sách chỉ nêu đề án trên địa bàn xã, phường của người xem; kết quả là số của toàn tỉnh.'

function noteOf(told: TargetEvidence): string {
  const { evidence, before } = told
  const waiting = evidence.some(({ counts }) => !counts) ? '; dòng không có số lượng đã tính ở đề án khác' : ''
  return `${isWhole(told) || evidence.length === 0 ? `${evidence.length} dòng` : `dòng thứ ${before + 1} đến ${before + evidence.length}`}${waiting}`
}

function row(one: Evidence, place: number): Row {
  return {
    id: one.id,
    cells: {
      stt: String(place),
      thing: <Thing one={one} />,
      name: (
        <>
          <a class="title" href={`/projects/${one.projectId}`}>
            {one.name}
          </a>
          <span class="under code">{one.code}</span>
        </>
      ),
      source: <SourceTag source={one.level === 'national' ? 'kcqg' : 'tinh'} />,
      year: String(one.year),
      day: formatDay(one.countedOn),
      minutes: `${one.minutesNo} ngày ${formatDay(one.heldOn)}`,
      paper: one.fileId !== null && <a href={`/projects/${one.projectId}/files/${one.fileId}`}>Xem</a>,
      quantity: one.counts ? formatFigure(one.quantity) : <span class="note">{`đã tính ở ${one.countedIn ?? 'đề án khác'}`}</span>,
    },
  }
}

/** Which fair and when, which enterprise by its number, which establishment. */
function Thing({ one: { recordKind, thing, itemKind, place, startsOn, endsOn, number, onceKey } }: { one: Evidence }) {
  if (recordKind === 'inherited') return <span class="note">Số ghi khi nghiệm thu, trước khi đếm từng việc</span>
  const booth = itemKind === 'booth' ? `gian ${onceKey.split(' ').at(-1)}` : ''
  const days = startsOn === null || endsOn === null ? '' : startsOn === endsOn ? formatDay(startsOn) : `${formatDay(startsOn)} - ${formatDay(endsOn)}`
  const words = [booth, number === null || number === '' ? '' : `số ${number}`, place ?? '', days].filter((text) => text !== '').join('; ')
  return (
    <>
      {thing}
      {words !== '' && <span class="under">{words}</span>}
    </>
  )
}

/** What is listed adds up under the list; a list of several pages also names the figure it leads to. */
function sums(told: TargetEvidence): Row[] {
  const quantity = formatFigure(told.evidence.reduce((total, one) => total + (one.counts ? one.quantity : 0), 0))
  if (isWhole(told)) return [{ kind: 'sum', cells: { thing: told.held ? 'Cộng trên địa bàn' : 'Tổng cộng', quantity } }]
  return [
    { cells: { thing: 'Cộng trang này', quantity } },
    { kind: 'sum', cells: { thing: 'Tổng cộng các trang', quantity: formatFigure(told.counted) } },
  ]
}

function Pages({ told }: { told: TargetEvidence }) {
  const { programme, line, span, page, more } = told
  if (isWhole(told)) return null
  const years = { fromYear: String(span.fromYear), toYear: String(span.toYear) }
  const to = (number: number) => `/programme/targets/${encodeURIComponent(line.code)}${withProgramme(programme, { ...years, page: String(number) })}`
  return (
    <nav class="acts" aria-label="Trang của danh sách">
      {page > 1 && <LinkButton href={to(page - 1)}>Trang trước</LinkButton>}
      {more && <LinkButton href={to(page + 1)}>Trang sau</LinkButton>}
    </nav>
  )
}
