// The table of norms in force on a day: share, ceiling, basis, article, and how far each was checked.
import { type Day, formatDay } from '../basics/day.ts'
import { formatTrieu } from '../basics/money.ts'
import { StandingTag } from '../ui/chip.tsx'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { FilterBar, FilterSelect } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { NO_LOCAL_NORM, type Norm, type NormLevel } from './norm.ts'
import { COMMON_CONDITIONS, LEVEL_WORDS, percentWords } from './words.vi.ts'

export type NormsData = {
  readonly on: Day
  readonly level: NormLevel
  readonly q: string
  readonly norms: readonly Norm[]
  readonly mayAdd: boolean
}

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Nội dung hỗ trợ', kind: 'text' },
  { key: 'share', head: 'Tỷ lệ', kind: 'pct' },
  { key: 'ceiling', head: 'Mức trần', kind: 'money' },
  { key: 'unit', head: 'Tính cho', kind: 'text' },
  { key: 'article', head: 'Căn cứ', kind: 'text', full: true },
  { key: 'standing', head: 'Kiểm chứng', kind: 'text' },
  { key: 'from', head: 'Áp dụng', kind: 'day' },
]

const LEVEL_OPTIONS = (['local', 'national'] as const).map((value) => ({ value, label: LEVEL_WORDS[value] }))

export function NormsPage({ data, context }: { data: NormsData; context: PageContext }) {
  const { on, level, q, norms, mayAdd } = data
  return (
    <Page
      context={context}
      title="Mức chi hỗ trợ"
      crumbs={[{ label: 'Chương trình', href: '/programme' }, { label: 'Mức chi hỗ trợ' }]}
      sub={`${LEVEL_WORDS[level]}, có hiệu lực ngày ${formatDay(on)}`}
      acts={mayAdd && <LinkButton href="/norms/new">Thêm mức chi</LinkButton>}
      printWide
    >
      <Sheet title="Các mức chi có hiệu lực" note={`${norms.length} mức chi`} foot={COMMON_CONDITIONS}>
        <FilterBar action="/norms" label="Tìm mức chi" query={q} placeholder="Tên nội dung, số văn bản">
          <span>
            <input class="form-control" name="on" size={12} value={formatDay(on)} inputMode="numeric" aria-label="Có hiệu lực ngày (dd/mm/yyyy)" />
          </span>
          <FilterSelect name="level" label="Cấp áp dụng" all="Mọi cấp áp dụng cho tỉnh" value={level} options={LEVEL_OPTIONS} />
        </FilterBar>
        {norms.length === 0 ? (
          <EmptyState title="Không có mức chi nào khớp">Xóa chữ tìm kiếm, hoặc chọn ngày từ 08/04/2014 trở đi.</EmptyState>
        ) : (
          <DataTable caption={`Mức chi có hiệu lực ngày ${formatDay(on)}`} unit="triệu đồng" columns={COLUMNS} rows={normRows(norms)} cards />
        )}
      </Sheet>
    </Page>
  )
}

/** The province's own norms first; those that stand in for a missing one under a head that says so once. */
function normRows(norms: readonly Norm[]): Row[] {
  const own = norms.filter((norm) => !norm.note.startsWith(NO_LOCAL_NORM))
  const standIns = norms.filter((norm) => norm.note.startsWith(NO_LOCAL_NORM))
  const rows = own.map(normRow)
  if (standIns.length === 0) return rows
  const head: Row = { kind: 'group', cells: { name: NO_LOCAL_NORM } }
  const rest = standIns.map((norm, i) => normRow({ ...norm, note: norm.note.slice(NO_LOCAL_NORM.length).trim() }, own.length + i))
  return [...rows, head, ...rest]
}

function normRow(norm: Norm, i: number): Row {
  const name = (
    <>
      {norm.name}
      <span class="under">{[norm.basis, norm.condition].filter(Boolean).join('. ')}</span>
    </>
  )
  const ceiling = norm.ceilingDong === null ? '-' : formatTrieu(norm.ceilingDong)
  const article = (
    <>
      {norm.article}
      {norm.note && <span class="under">{norm.note}</span>}
    </>
  )
  const from = norm.inForceTo === null ? `từ ${formatDay(norm.inForceFrom)}` : `${formatDay(norm.inForceFrom)} - ${formatDay(norm.inForceTo)}`
  return {
    id: `muc-chi-${norm.code}`,
    cells: {
      stt: String(i + 1),
      name,
      share: norm.basisPoints === null ? '-' : percentWords(norm.basisPoints),
      ceiling: norm.priorityBasisPoints === null ? ceiling : <Ceiling text={ceiling} factor={norm.priorityBasisPoints} />,
      unit: `${norm.ceilingUnit}${norm.perEstablishment ? ' (cộng dồn cả chương trình)' : ''}`,
      article,
      standing: <StandingTag standing={norm.standing} />,
      from,
    },
  }
}

function Ceiling({ text, factor }: { text: string; factor: number }) {
  return (
    <>
      {text}
      <span class="under">{`ưu tiên: đến ${percentWords(factor)}`}</span>
    </>
  )
}
