// The cost estimate of the dossier as the council reads it, with what of it counts for support.
import { formatDong } from '../basics/money.ts'
import { costOf } from '../project/dossier.ts'
import { Sheet } from '../ui/panel.tsx'
import { type Column, DataTable } from '../ui/table.tsx'
import type { Desk } from './desk.ts'

const COST_COLUMNS: readonly Column[] = [
  { key: 'stt', head: 'STT', kind: 'stt' },
  { key: 'name', head: 'Hạng mục', kind: 'text', full: true },
  { key: 'unit', head: 'ĐVT', kind: 'center' },
  { key: 'quantity', head: 'Số lượng', kind: 'num' },
  { key: 'price', head: 'Đơn giá', kind: 'money' },
  { key: 'cost', head: 'Thành tiền', kind: 'money' },
  { key: 'eligible', head: 'Tính hỗ trợ', kind: 'center' },
]

export function Costs({ desk }: { readonly desk: Desk }) {
  const rows = desk.costs.map((line, i) => ({
    cells: {
      stt: String(i + 1),
      name: line.name,
      unit: line.unit,
      quantity: formatDong(BigInt(line.quantity)),
      price: formatDong(line.priceDong),
      cost: formatDong(costOf(line)),
      eligible: line.eligible ? 'Có' : 'Không',
    },
  }))
  const foot = [
    { cells: { name: 'Tổng cộng', cost: formatDong(desk.totalDong) } },
    { cells: { name: 'Trong đó được tính hỗ trợ', cost: formatDong(desk.eligibleDong) } },
  ]
  return (
    <Sheet title="Dự toán của hồ sơ">
      <DataTable caption="Dự toán của hồ sơ" unit="đồng" columns={COST_COLUMNS} rows={rows} foot={foot} cards />
    </Sheet>
  )
}
