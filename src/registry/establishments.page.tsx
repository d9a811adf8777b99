// The list of establishments: found by any word without marks, by number, by commune of today or of before.
import { formatDong } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { FilterBar, FilterSelect, type FilterToken, Pager } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { KINDS } from './establishment.ts'
import { type EstablishmentList, type ListedEstablishment, type ListInput, ROWS_ON_PAGE } from './establishment-view.ts'
import { PlaceWords } from './place.page.tsx'
import { KIND_WORDS, SECTOR_WORDS } from './words.vi.ts'

export function EstablishmentsPage({ data, context }: { data: EstablishmentList; context: PageContext }) {
  const acts = data.can.create ? (
    <LinkButton tone="primary" href="/establishments/new" icon="plus">
      Lập hồ sơ cơ sở
    </LinkButton>
  ) : undefined
  const where = data.held ?? context.provinceTitle
  return (
    <Page context={context} title="Cơ sở công nghiệp nông thôn" sub={`Địa bàn: ${where}`} acts={acts}>
      <Sheet title="Danh sách">
        <Filters data={data} />
        <Meant data={data} />
        {data.rows.length > 0 ? <Rows data={data} /> : <Nothing data={data} />}
      </Sheet>
    </Page>
  )
}

function Rows({ data }: { data: EstablishmentList }) {
  return (
    <>
      <EstablishmentTable rows={data.rows} start={(data.input.page - 1) * ROWS_ON_PAGE} />
      <ListPager data={data} />
    </>
  )
}

function addressOf(input: ListInput, change: Partial<ListInput>): string {
  const { q, commune, kind, page } = { ...input, page: 1, ...change }
  const search = new URLSearchParams()
  if (q !== '') search.set('q', q)
  if (commune !== undefined) search.set('commune', commune)
  if (kind !== undefined) search.set('kind', kind)
  if (page > 1) search.set('page', String(page))
  return search.size === 0 ? '/establishments' : `/establishments?${search}`
}

function Filters({ data: { input, communes, held } }: { data: EstablishmentList }) {
  const commune = communes.find((choice) => choice.value === input.commune)
  const tokens: FilterToken[] = [
    ...(input.q === '' ? [] : [{ word: `Tìm: ${input.q}`, without: addressOf(input, { q: '' }) }]),
    ...(commune ? [{ word: commune.label, without: addressOf(input, { commune: undefined }) }] : []),
    ...(input.kind ? [{ word: KIND_WORDS[input.kind], without: addressOf(input, { kind: undefined }) }] : []),
  ]
  const kinds = KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))
  return (
    <FilterBar action="/establishments" label="Tìm cơ sở" query={input.q} placeholder="Tên, chủ cơ sở, sản phẩm, mã số" tokens={tokens}>
      {held === undefined && <FilterSelect name="commune" label="Xã, phường" all="Mọi xã, phường" value={input.commune} options={communes} />}
      <FilterSelect name="kind" label="Loại hình" all="Mọi loại hình" value={input.kind} options={kinds} />
    </FilterBar>
  )
}

/** What was typed may be a place: "ta phin cu". */
function Meant({ data: { input, meant } }: { data: EstablishmentList }) {
  if (meant.length === 0) return null
  return (
    <p class="note sheet-body">
      {'Xem theo địa bàn: '}
      {meant.map(({ value, label }, i) => (
        <span key={value}>
          {i > 0 && ' · '}
          <a href={addressOf(input, { q: '', commune: value })}>{label}</a>
        </span>
      ))}
    </p>
  )
}

const COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Cơ sở', kind: 'text' },
  { key: 'place', head: 'Địa bàn', kind: 'text' },
  { key: 'sector', head: 'Ngành nghề', kind: 'text', full: true },
  { key: 'identity', head: 'Mã số', kind: 'num' },
  { key: 'phone', head: 'Điện thoại', kind: 'num' },
  { key: 'workers', head: 'Lao động', kind: 'num' },
]

function EstablishmentTable({ rows, start }: { rows: readonly ListedEstablishment[]; start: number }) {
  return <DataTable caption="Cơ sở công nghiệp nông thôn" columns={COLUMNS} rows={rows.map((one, i) => cellsOf(one, start + i + 1))} cards />
}

function cellsOf(one: ListedEstablishment, stt: number): Row {
  return {
    id: `e-${one.id}`,
    cells: {
      stt,
      name: (
        <>
          <a class="title" href={`/establishments/${one.id}`}>
            {one.name}
          </a>
          <span class="under">{`${KIND_WORDS[one.kind]}, ${one.ownerName}`}</span>
        </>
      ),
      place: <PlaceWords place={one.place} />,
      sector: SECTOR_WORDS[one.sector],
      identity: one.identityNo ?? '',
      phone: one.phone,
      workers: one.workers === null ? '' : formatDong(BigInt(one.workers)),
    },
  }
}

function Nothing({ data }: { data: EstablishmentList }) {
  const filtered = data.input.q !== '' || data.input.commune !== undefined || data.input.kind !== undefined
  if (filtered) return <EmptyState title="Không tìm thấy cơ sở phù hợp">Thử bỏ bớt điều kiện lọc, hoặc gõ một từ trong tên cơ sở.</EmptyState>
  return (
    <EmptyState title="Chưa có cơ sở nào">
      {data.can.create ? 'Chọn "Lập hồ sơ cơ sở" để bắt đầu.' : 'Trung tâm Khuyến công chưa lập hồ sơ cơ sở trên địa bàn này.'}
    </EmptyState>
  )
}

function ListPager({ data: { input, rows, total, capped } }: { data: EstablishmentList }) {
  const from = (input.page - 1) * ROWS_ON_PAGE + 1
  const to = from + rows.length - 1
  return (
    <Pager
      from={from}
      to={to}
      total={total}
      capped={capped}
      what="cơ sở"
      previous={input.page > 1 ? addressOf(input, { page: input.page - 1 }) : undefined}
      next={to < total ? addressOf(input, { page: input.page + 1 }) : undefined}
      end={capped && to >= total ? <span class="note">Thu hẹp bằng bộ lọc để xem tiếp.</span> : undefined}
    />
  )
}
