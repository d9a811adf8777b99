// Beside the cost table: what the norm allows, how to set it right where too much is asked, and what else is looked at. Over the norm is a warning, not a
// refusal: the appraisal decides (papers.md A01).
import { type Day, formatDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { percentWords } from '../programme/words.vi.ts'
import { NormVerdict } from '../ui/act-panel.tsx'
import { Side } from '../ui/panel.tsx'
import { type Checking, type Cure, checkByNorm, type NormCheck } from './norm-check.ts'

type Props = { readonly checking: Checking; readonly on: Day }

export function NormBox({ checking, on }: Props) {
  const check = checkByNorm(checking)
  if (!check) return <NotYet checking={checking} />
  const { article, standing, norm } = check
  const citation = { article, href: '/norms', note: `${norm.name}, mức chi có hiệu lực ngày ${formatDay(on)}`, standing }
  return (
    <NormVerdict ok={check.askedDong === 0n ? undefined : check.ok} title={headline(check)} figures={figuresOf(check)} citations={[citation]}>
      {norm.basis !== '' && <p class="note">{`Được tính: ${norm.basis}.`}</p>}
      {norm.note !== '' && (
        <details class="note">
          <summary>Ghi chú của mức chi</summary>
          {norm.note}
        </details>
      )}
    </NormVerdict>
  )
}

function NotYet({ checking: { norms, normCode } }: { checking: Checking }) {
  const chosen = norms.some(({ code }) => code === normCode)
  return (
    <NormVerdict ok={undefined} title={chosen ? 'Chưa có hạng mục để đối chiếu' : 'Chưa chọn mức chi để đối chiếu'} citations={[]}>
      <p class="note">
        {chosen
          ? 'Nhập hạng mục và lưu để xem mức hỗ trợ tối đa.'
          : 'Chọn mức chi áp dụng ở phần Nguồn tiền để xem mức hỗ trợ tối đa. Chưa rõ thì để trống, cơ quan thẩm định sẽ chọn.'}
      </p>
    </NormVerdict>
  )
}

function headline({ ok, askedDong, overDong }: NormCheck): string {
  if (askedDong === 0n) return 'Chưa nhập số đề nghị hỗ trợ'
  return ok ? 'Đúng định mức' : `Vượt mức tối đa ${formatDong(overDong)} đồng`
}

function figuresOf(check: NormCheck) {
  const { norm, eligibleDong, shareDong, maximumDong, askedDong, ok } = check
  return [
    { name: 'Chi phí được tính hỗ trợ', value: formatDong(eligibleDong) },
    ...(shareDong === undefined ? [] : [{ name: `× ${percentWords(norm.basisPoints ?? 0)}`, value: formatDong(shareDong) }]),
    { name: ceilingName(check), value: check.ceilingDong === undefined ? 'không quy định' : formatDong(check.ceilingDong) },
    { name: 'Được hỗ trợ tối đa', value: formatDong(maximumDong), tone: 'strong' as const },
    { name: 'Đang đề nghị', value: formatDong(askedDong), tone: ok ? undefined : ('bad' as const) },
  ]
}

/** "Trần mỗi cơ sở"; for several "Trần 3 cơ sở": the ceiling of one counts for each. */
function ceilingName({ norm, beneficiaries }: NormCheck): string {
  return norm.perEstablishment && beneficiaries > 1 ? `Trần ${beneficiaries} ${norm.ceilingUnit}` : `Trần mỗi ${norm.ceilingUnit}`
}

export function Cures({ checking }: { readonly checking: Checking }) {
  const cures = checkByNorm(checking)?.cures ?? []
  if (cures.length === 0) return null
  return (
    <Side title="Cách sửa">
      <ol class="cures">
        {cures.map((cure) => (
          <li key={cure.kind === 'other-norm' ? cure.norm.code : cure.kind}>
            <CureWords cure={cure} />
          </li>
        ))}
      </ol>
    </Side>
  )
}

function CureWords({ cure }: { cure: Cure }) {
  switch (cure.kind) {
    case 'mark-lines':
      return <>Đánh dấu "Được tính hỗ trợ" ở hạng mục thuộc chi phí được tính; chưa dòng nào được đánh dấu nên mức tối đa bằng 0.</>
    case 'ask-less':
      return (
        <>
          {'Giảm số đề nghị hỗ trợ còn '}
          <b>{formatDong(cure.supportDong)}</b>
          {' đồng, đưa vốn đối ứng lên '}
          <b>{formatDong(cure.counterpartDong)}</b>
          {` đồng${cure.moreDong > 0n ? ` (thêm ${formatDong(cure.moreDong)} đồng)` : ''}.`}
        </>
      )
    case 'priority':
      return (
        <>{`Nếu đề án thuộc địa bàn, ngành nghề ưu tiên, trần được nâng: tối đa ${formatDong(cure.maximumDong)} đồng; nêu rõ ở sự cần thiết để cơ quan thẩm định xem xét.`}</>
      )
    case 'other-norm':
      return (
        <>
          {`Nếu đúng điều kiện, chọn mức chi "${cure.norm.name}": tối đa ${formatDong(cure.maximumDong)} đồng. ${cure.norm.condition} `}
          <a href="/norms">Xem mức chi</a>
        </>
      )
  }
}
