// The sum behind the support: what the norm of the day allows, by which article, and how far the article was checked.
import { type Day, formatDay } from '../basics/day.ts'
import { type Dong, formatDong } from '../basics/money.ts'
import { judgeByNorm, type Norm, normForAll } from '../programme/norm.ts'
import { NormVerdict } from '../ui/act-panel.tsx'
import { sumWords } from './words.vi.ts'

export type NormBoxProps = {
  readonly norm: Norm | undefined
  readonly day: Day
  readonly eligibleDong: Dong
  /** The support in question: proposed at appraisal, computed at acceptance. */
  readonly supportDong: Dong
  readonly priority: boolean
  readonly beneficiaries: number
}

export function NormBox({ norm, day, eligibleDong, supportDong, priority, beneficiaries }: NormBoxProps) {
  if (!norm) {
    const unknown = { article: 'Không có dòng mức chi cho nội dung này', note: `tra ngày ${formatDay(day)}`, standing: 'unverified' } as const
    return <NormVerdict ok title={`Mức hỗ trợ ${formatDong(supportDong)} đồng theo đề nghị, chưa có mức chi để đối chiếu`} citations={[unknown]} />
  }
  const whole = normForAll(norm, beneficiaries)
  const verdict = judgeByNorm({ norm: whole, eligibleDong, priority, askedDong: supportDong })
  const title = verdict.ok
    ? `Mức hỗ trợ ${formatDong(supportDong)} đồng đúng định mức`
    : `Vượt mức tối đa ${formatDong(verdict.overDong)} đồng: chỉ được đến ${formatDong(verdict.maximumDong)} đồng`
  const citation = { article: verdict.article, note: `${norm.name}, mức chi có hiệu lực ngày ${formatDay(day)}`, standing: verdict.standing }
  return (
    <NormVerdict ok={verdict.ok} title={title} sum={sumWords(whole, eligibleDong, priority)} citations={[citation]}>
      {norm.note !== '' && <p class="note">{norm.note}</p>}
    </NormVerdict>
  )
}
