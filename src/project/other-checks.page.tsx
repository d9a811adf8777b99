// "Kiểm tra khác" beside the cost table: only what the applicant may know. What is left of the year's estimate is the agency's to weigh, at the plan.
import { formatDong } from '../basics/money.ts'
import { type Check, Checks } from '../ui/act-panel.tsx'
import { Side } from '../ui/panel.tsx'
import type { Figures } from './cost-line.ts'
import { sumsDiffer, totalCost } from './dossier.ts'
import { DUPLICATE_YEARS } from './rules-in-force.ts'
import type { DraftView } from './view.ts'

export function OtherChecks({ view, figures }: { view: DraftView; figures: Figures }) {
  return (
    <Side title="Kiểm tra khác">
      <Checks checks={[sumCheck(figures), duplicateCheck(view)]} />
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

function duplicateCheck({ duplicate, beneficiaries }: DraftView): Check {
  const name = 'Không hỗ trợ trùng'
  if (beneficiaries.length === 0) return { name, note: 'chưa có cơ sở thụ hưởng để đối chiếu', ok: undefined }
  if (!duplicate) return { name, note: `cơ sở không có đề án khác cùng nội dung trong ${DUPLICATE_YEARS} năm gần đây`, ok: true }
  const { code, year } = duplicate.earlier
  if (duplicate.verdict === 'refuse') return { name, note: `cơ sở đã được hỗ trợ cùng nội dung năm ${year}, đề án ${code}`, ok: false }
  return { name, note: `cơ sở có đề án ${code} năm ${year} cùng loại nội dung, cơ quan thẩm định sẽ kiểm tra`, ok: undefined }
}
