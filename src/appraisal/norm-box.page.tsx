// The sum behind the support: what the norm of the day allows, by which article, and how far the article was checked.
import { type Day, formatDay } from '../basics/day.ts'
import { type Dong, formatDong } from '../basics/money.ts'
import { judgeByNorm, type Norm, normForAll } from '../programme/norm.ts'
import { NormVerdict } from '../ui/act-panel.tsx'
import { ceilingLeft, type Used } from './ceiling-left.ts'
import { sumWords, usedWords } from './words.vi.ts'

export type NormBoxProps = {
  readonly norm: Norm | undefined
  readonly day: Day
  readonly eligibleDong: Dong
  /** The support in question: proposed at appraisal, computed at acceptance. */
  readonly supportDong: Dong
  readonly priority: boolean
  readonly beneficiaries: number
  /** Of the ceiling, by other đề án; told at appraisal, before the money is approved. */
  readonly used?: Used | undefined
  /** Norms were written for the content, and the dossier names none yet. */
  readonly unchosen?: boolean | undefined
}

export function NormBox({ norm, day, eligibleDong, supportDong, priority, beneficiaries, used, unchosen }: NormBoxProps) {
  if (!norm && unchosen) {
    const open = { article: 'Chưa chọn mức chi', note: 'cơ quan thẩm định chọn khi thẩm định', standing: 'unverified' } as const
    return <NormVerdict ok title={`Mức đề nghị hỗ trợ ${formatDong(supportDong)} đồng, chưa chọn mức chi để đối chiếu`} citations={[open]} />
  }
  if (!norm) {
    const unknown = { article: 'Không có dòng mức chi cho nội dung này', note: `tra ngày ${formatDay(day)}`, standing: 'unverified' } as const
    return <NormVerdict ok title={`Mức hỗ trợ ${formatDong(supportDong)} đồng theo đề nghị, chưa có mức chi để đối chiếu`} citations={[unknown]} />
  }
  const whole = normForAll(norm, beneficiaries)
  const verdict = judgeByNorm({ norm: whole, eligibleDong, priority, askedDong: supportDong })
  const left = ceilingLeft(norm, { used, priority, beneficiaries })
  const overLeft = left !== undefined && supportDong > left
  const overDong = overLeft ? supportDong - left : verdict.overDong
  const ok = verdict.ok && !overLeft
  const title = ok
    ? `Mức hỗ trợ ${formatDong(supportDong)} đồng đúng định mức`
    : `Vượt mức tối đa ${formatDong(overDong)} đồng: chỉ được đến ${formatDong(supportDong - overDong)} đồng`
  const citation = { article: verdict.article, note: `${norm.name}, mức chi có hiệu lực ngày ${formatDay(day)}`, standing: verdict.standing }
  return (
    <NormVerdict ok={ok} title={title} sum={sumWords(norm, { eligibleDong, priority, beneficiaries })} citations={[citation]}>
      {used && left !== undefined && <p class="sum-line">{usedWords(used, left)}</p>}
      {norm.note !== '' && <p class="note">{norm.note}</p>}
    </NormVerdict>
  )
}
