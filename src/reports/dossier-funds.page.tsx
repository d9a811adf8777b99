// The money of one đề án by source, from what was asked to what was settled.
import { formatDong } from '../basics/money.ts'
import { approvedNow } from '../project/project.ts'
import { type Column, DataTable } from '../ui/table.tsx'
import { decidedFor, settledFirst } from './dossier.ts'
import type { DossierView, Fund } from './dossier-view.ts'

const FUND_COLUMNS: readonly Column[] = [
  { key: 'name', head: 'Nguồn', kind: 'text' },
  { key: 'asked', head: 'Đề nghị', kind: 'money' },
  { key: 'appraised', head: 'Thẩm định', kind: 'money' },
  { key: 'approved', head: 'Được duyệt', kind: 'money' },
  { key: 'proven', head: 'Đã chứng minh', kind: 'money' },
  { key: 'settled', head: 'Quyết toán', kind: 'money' },
]

export function FundsTable({ view: { funds, postings } }: { readonly view: DossierView }) {
  const print = (amount: bigint) => (amount === 0n ? '-' : formatDong(amount))
  const rows = funds.map((fund) => ({
    cells: {
      name: fund.name,
      asked: print(fund.askedDong),
      appraised: print(fund.appraisedDong),
      approved: <Approved fund={fund} decidedDong={decidedFor(postings, fund.source)} />,
      proven: print(fund.provenDong),
      settled: <Settled fund={fund} firstDong={settledFirst(postings, fund.source)} />,
    },
  }))
  return <DataTable caption="Kinh phí theo nguồn" unit="đồng" columns={FUND_COLUMNS} rows={rows} tight cards />
}

/** What stands, and what was decided where the two differ: money given back is no longer approved. */
function Approved({ fund, decidedDong }: { readonly fund: Fund; readonly decidedDong: bigint }) {
  const now = approvedNow(fund)
  if (decidedDong === now) return <>{now === 0n ? '-' : formatDong(now)}</>
  return (
    <>
      {formatDong(now)}
      <span class="under">{`đã phê duyệt ${formatDong(decidedDong)}, giảm ${formatDong(decidedDong - now)}`}</span>
    </>
  )
}

/** What is settled now, and what was settled first where money came back since: both stay in the books. */
function Settled({ fund, firstDong }: { readonly fund: Fund; readonly firstDong: bigint }) {
  const now = fund.settledDong - fund.returnedDong
  if (firstDong === now) return <>{now === 0n ? '-' : formatDong(now)}</>
  return (
    <>
      {formatDong(now)}
      <span class="under">{`đã quyết toán ${formatDong(firstDong)}, thu hồi sau đó ${formatDong(firstDong - now)}`}</span>
    </>
  )
}
