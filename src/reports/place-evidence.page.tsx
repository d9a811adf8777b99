// The đề án behind one figure of the table by commune.
import { formatDong } from '../basics/money.ts'
import { withProgramme } from '../programme/programme.ts'
import { STATE_TONES, STATE_WORDS } from '../project/words.vi.ts'
import { SourceTag, StateChip } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { lower } from './dossier-words.vi.ts'
import { BackButton, evidenceOf, readingWords } from './places.page.tsx'
import type { PlaceEvidence } from './places.ts'
import { placesOf } from './span-form.page.tsx'
import { inMillions } from './words.vi.ts'

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Đề án', kind: 'text', full: true },
  { key: 'beneficiary', head: 'Đơn vị thụ hưởng', kind: 'text', full: true, phone: '' },
  { key: 'place', head: 'Nơi đăng ký', kind: 'text' },
  { key: 'source', head: 'Loại', kind: 'text' },
  { key: 'year', head: 'Năm', kind: 'num' },
  { key: 'support', head: 'Hỗ trợ đã cam kết', kind: 'money' },
  { key: 'state', head: 'Trạng thái', kind: 'text', full: true, phone: '' },
]

export function PlaceEvidencePage({ told, context }: { told: PlaceEvidence; context: PageContext }) {
  const { programme, span, reading, since, line, stage, rows } = told
  const what = stage === 'accepted' ? 'Đề án đã nghiệm thu' : 'Đề án đã ký hợp đồng'
  const years = span.fromYear === span.toYear ? `kế hoạch năm ${span.fromYear}` : `kế hoạch các năm ${span.fromYear}-${span.toYear}`
  return (
    <Page
      context={context}
      title={`${what}: ${lower(line.name)}`}
      crumbs={[
        { label: 'Chương trình', href: `/programme${withProgramme(programme)}` },
        { label: 'Theo xã, phường', href: placesOf(span, programme, reading) },
        { label: line.name },
      ]}
      sub={`${readingWords(reading, since)}, ${years}`}
      acts={<BackButton told={told} />}
    >
      <Sheet title={what} note={`${formatDong(BigInt(line[stage]))} đề án`} foot={told.held && ELSEWHERE}>
        {rows.length === 0 && told.held ? (
          <EmptyState title="Không có đề án nào trên địa bàn của người xem">Đề án ở xã, phường khác chỉ được đếm, không nêu tên.</EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title="Chưa có đề án nào ở trang này">Mở lại từ bảng theo xã, phường.</EmptyState>
        ) : (
          <DataTable
            caption={`${what}, ${line.name}`}
            unit="triệu đồng"
            cards
            columns={COLUMNS}
            rows={rows.map((row, i) => rowOf(row, told.before + i + 1))}
            foot={[
              {
                kind: 'sum',
                cells: {
                  name: told.page === 1 && !told.more ? (told.held ? 'Cộng trên địa bàn' : 'Tổng cộng') : 'Cộng trang này',
                  support: inMillions(supportOf(told)),
                },
              },
            ]}
          />
        )}
        <Pages told={told} />
      </Sheet>
    </Page>
  )
}

const ELSEWHERE = 'Danh sách chỉ nêu đề án trên địa bàn xã, phường của người xem; số đề án là của cả đơn vị trong bảng.'

function supportOf({ rows }: PlaceEvidence): bigint {
  return rows.reduce((total, row) => total + row.supportDong, 0n)
}

function rowOf(row: PlaceEvidence['rows'][number], place: number): Row {
  return {
    id: row.projectId,
    cells: {
      stt: String(place),
      name: (
        <>
          <a class="title" href={`/projects/${row.projectId}`}>
            {row.name}
          </a>
          <span class="under code">{row.code}</span>
        </>
      ),
      beneficiary: row.beneficiary ?? '',
      place: row.registeredAt,
      source: <SourceTag source={row.level === 'national' ? 'kcqg' : 'tinh'} />,
      year: String(row.year),
      support: inMillions(row.supportDong),
      state: <StateChip tone={STATE_TONES[row.state]} word={STATE_WORDS[row.state]} />,
    },
  }
}

function Pages({ told }: { told: PlaceEvidence }) {
  const { line, stage, page, more } = told
  if (page === 1 && !more) return null
  return (
    <nav class="acts" aria-label="Trang của danh sách">
      {page > 1 && <LinkButton href={evidenceOf(told, line, stage, page - 1)}>Trang trước</LinkButton>}
      {more && <LinkButton href={evidenceOf(told, line, stage, page + 1)}>Trang sau</LinkButton>}
    </nav>
  )
}
