// "Kiểm tra khác" beside the cost table: only what the applicant may know. What is left of the year's estimate is the agency's to weigh, at the plan.
import { formatDong } from '../basics/money.ts'
import { type Check, Checks } from '../ui/act-panel.tsx'
import { Side } from '../ui/panel.tsx'
import type { Figures } from './cost-line.ts'
import { sumsDiffer, totalCost } from './dossier.ts'

export function OtherChecks({ figures, duplicate }: { readonly figures: Figures; readonly duplicate: Check }) {
  return (
    <Side title="Kiểm tra khác">
      <Checks checks={[sumCheck(figures), duplicate]} />
    </Side>
  )
}

function sumCheck(figures: Figures): Check {
  const name = 'Tổng các nguồn'
  const total = totalCost(figures.costs)
  if (total === 0n) return { name, note: 'chưa có hạng mục để so', ok: undefined }
  const [gap] = sumsDiffer(figures)
  if (!gap) return { name, note: `bằng tổng các hạng mục, ${formatDong(total)} đồng`, ok: true }
  const { a = '0', b = '0', c = '0' } = gap.facts
  const more = BigInt(a) > BigInt(b)
  return { name, note: `${more ? 'thừa' : 'thiếu'} ${formatDong(BigInt(c))} đồng so với tổng các hạng mục ${formatDong(total)} đồng`, ok: false }
}
