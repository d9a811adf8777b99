// "Đề án theo xã, phường": the map of tiles and the table of the same numbers, each a link to the đề án behind it.
import { formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { PageContext } from '../ui/context.ts'
import { LinkButton } from '../ui/form.tsx'
import { Tabs } from '../ui/list.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState, Sheet, Stats } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import { TileMap } from '../ui/tile-map.tsx'
import { type Counted, linesOf, type PlaceGroup, type PlaceLine, type PlacesView, READINGS, type Reading, stepsFor } from './places.ts'
import { placesOf, SpanForm, spanQuery } from './span-form.page.tsx'

type Props = { readonly view: PlacesView; readonly context: PageContext }

export function readingWords(reading: Reading, since: PlacesView['since']): string {
  return reading === 'now' ? `Theo xã, phường từ ${formatDay(since)}` : `Theo đơn vị trước ${formatDay(since)}`
}

export function PlacesPage({ view, context }: Props) {
  const { programme, span, reading, since, hasBefore, tiles, table } = view
  return (
    <Page
      context={context}
      title="Đề án theo xã, phường"
      crumbs={[{ label: 'Chương trình', href: `/programme${spanQuery(span, programme)}` }, { label: 'Theo xã, phường' }]}
      sub={`Đề án đã ký hợp đồng theo nơi thực hiện, kế hoạch ${span.fromYear === span.toYear ? `năm ${span.fromYear}` : `các năm ${span.fromYear}-${span.toYear}`}`}
      acts={<SpanForm action="/programme/communes" span={span} programme={programme} kept={reading === 'now' ? {} : { units: reading }} />}
    >
      <div class="stack">
        <Stats label="Kết quả chung" tiles={statsOf(view)} />
        {hasBefore && (
          <Tabs
            label="Cách tính địa bàn"
            tabs={READINGS.map((one) => ({ label: readingWords(one, since), href: placesOf(span, programme, one), current: one === reading }))}
          />
        )}
        {linesOf(table).length === 0 ? (
          <EmptyState title="Chưa có danh mục xã, phường của tỉnh">Số liệu hiện ra khi danh mục đơn vị hành chính được nạp.</EmptyState>
        ) : tiles.length > 0 ? (
          <div class="grid g-64">
            <MapSheet view={view} />
            <TableSheet view={view} />
          </div>
        ) : (
          <TableSheet view={view} />
        )}
      </div>
    </Page>
  )
}

function statsOf({ table, reading }: PlacesView) {
  const lines = table.groups.flatMap((group) => group.lines)
  const having = lines.filter(({ contracted }) => contracted > 0).length
  const word = reading === 'now' ? 'Xã, phường có đề án' : 'Đơn vị cấp xã có đề án'
  return [
    { name: 'Đề án đã ký hợp đồng', value: print(table.contracted) },
    { name: 'Trong đó đã nghiệm thu', value: print(table.accepted) },
    { name: word, value: print(having), unit: `/ ${print(lines.length)}` },
  ]
}

function print(count: number): string {
  return formatDong(BigInt(count))
}

/** Stays in sight beside the long table; on a phone the table alone. */
function MapSheet({ view: { tiles } }: { view: PlacesView }) {
  return (
    <div class="stays only-wide">
      <Sheet title="Lược đồ" note="Vị trí tương đối, không theo tỷ lệ" padded>
        <TileMap
          label={`Số đề án đã ký hợp đồng theo ${tiles.length} xã, phường. Số liệu ở bảng bên cạnh.`}
          tiles={tiles}
          steps={stepsFor(tiles.map(({ value }) => value))}
        />
      </Sheet>
    </div>
  )
}

const COUNTS: readonly Column[] = [
  { key: 'contracted', head: 'Đã ký hợp đồng', kind: 'num' },
  { key: 'accepted', head: 'Đã nghiệm thu', kind: 'num' },
]

const NOW_COLUMNS: readonly Column[] = [{ key: 'stt', head: 'STT', kind: 'stt' }, { key: 'name', head: 'Xã, phường', kind: 'text' }, ...COUNTS]

const BEFORE_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Xã, phường, thị trấn', kind: 'text' },
  { key: 'now', head: 'Nay thuộc', kind: 'text', deskOnly: true },
  ...COUNTS,
]

function TableSheet({ view }: { view: PlacesView }) {
  const { table, reading, tiles } = view
  const { unknown } = table
  return (
    <Sheet title={tiles.length > 0 ? 'Bảng số liệu' : undefined} label="Bảng số liệu" foot={footOf(view)}>
      <DataTable
        caption={`Số đề án theo ${reading === 'now' ? 'xã, phường' : 'huyện và xã, phường, thị trấn cũ'}`}
        unit="đề án"
        tight
        columns={reading === 'now' ? NOW_COLUMNS : BEFORE_COLUMNS}
        rows={[...table.groups.flatMap((group, i) => groupRows(view, group, i)), ...(unknown ? [lineRow(view, unknown, '')] : [])]}
        foot={[{ kind: 'sum', cells: { name: 'Tổng cộng', now: '', contracted: print(table.contracted), accepted: print(table.accepted) } }]}
      />
    </Sheet>
  )
}

function footOf({ table: { unknown }, reading, since, hasBefore }: PlacesView): string | undefined {
  const day = formatDay(since)
  const counted =
    reading === 'before'
      ? `Đề án đăng ký từ ${day} ở dòng của xã, phường mới, xếp dưới huyện, thành phố cũ.`
      : hasBefore && `Đề án đăng ký trước ${day} được tính cho xã, phường mà đơn vị cũ nhập vào.`
  const lost = unknown && 'Chưa xác định địa bàn: nơi thực hiện không có trong danh mục, hoặc đơn vị cũ được chia về nhiều xã, phường.'
  return [counted, lost].filter(Boolean).join(' ') || undefined
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV', 'XVI', 'XVII', 'XVIII', 'XIX', 'XX']

function groupRows(view: PlacesView, group: PlaceGroup, nth: number): Row[] {
  const lines = group.lines.map((line, i) => lineRow(view, line, String(i + 1)))
  if (group.name === '') return lines
  const head: Row = {
    kind: 'group',
    cells: { stt: ROMAN[nth] ?? String(nth + 1), name: group.name, now: '', contracted: print(group.contracted), accepted: print(group.accepted) },
  }
  return [head, ...lines]
}

function lineRow(view: PlacesView, line: PlaceLine, stt: string): Row {
  return {
    id: line.id,
    cells: {
      stt,
      name: line.name,
      now: line.now,
      contracted: <Figure view={view} line={line} stage="contracted" />,
      accepted: <Figure view={view} line={line} stage="accepted" />,
    },
  }
}

/** A number with something behind it is a link. */
function Figure({ view, line, stage }: { view: PlacesView; line: PlaceLine; stage: keyof Counted }) {
  if (line[stage] === 0) return <span class="dash">0</span>
  return <a href={evidenceOf(view, line, stage)}>{print(line[stage])}</a>
}

export function evidenceOf(
  { span, programme, reading }: Pick<PlacesView, 'span' | 'programme' | 'reading'>,
  line: PlaceLine,
  stage: keyof Counted,
  page = 1,
) {
  const more = {
    ...(reading === 'now' ? {} : { units: reading }),
    ...(stage === 'contracted' ? {} : { stage }),
    ...(page === 1 ? {} : { page: String(page) }),
  }
  return `/programme/communes/${line.id}${spanQuery(span, programme, more)}`
}

export function BackButton({ told }: { told: Pick<PlacesView, 'span' | 'programme' | 'reading'> }) {
  return <LinkButton href={placesOf(told.span, told.programme, told.reading)}>Bảng theo xã, phường</LinkButton>
}
