import { formatPercent, formatTrieu } from '../basics/money.ts'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable, type Row } from '../ui/table.tsx'
import type { MoneySource, ProgrammeDocument } from './document.ts'
import { SOURCE_KIND_WORDS } from './programme.ts'
import { SOURCE_LEVEL_WORDS } from './source-level.ts'

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

export function MoneySheets({ document }: { document: ProgrammeDocument }) {
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
    kind: kindText(source),
    amount: amountText(source.amountDong),
    share: shareText(source.amountDong, totalDong),
  }
  const kind = stt.includes('.') ? ('sub' as const) : ('plain' as const)
  return [{ cells, kind }, ...source.parts.flatMap((part, i) => sourceRows(part, `${stt}.${i + 1}`, totalDong))]
}

/** Which đề án a state source supports stands beside its kind; a group is told by its parts. */
function kindText({ kind, level, parts }: MoneySource): string {
  return kind === 'state' && parts.length === 0 ? `${SOURCE_KIND_WORDS.state}, cấp ${SOURCE_LEVEL_WORDS[level]}` : SOURCE_KIND_WORDS[kind]
}

export function amountText(amount: bigint | null): string {
  return amount === null ? 'chưa cho số' : formatTrieu(amount)
}

function shareText(part: bigint | null, whole: bigint | null): string {
  return part === null || whole === null ? '-' : formatPercent(part, whole)
}
