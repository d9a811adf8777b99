// What appraisal says on screens, in refusals and in the trail.
import { formatDay, isDay } from '../basics/day.ts'
import { type Dong, formatDong, ZERO } from '../basics/money.ts'
import { ceilingOf, type Norm, normForAll, shareByNorm } from '../programme/norm.ts'
import { percentWords } from '../programme/words.vi.ts'
import { twiceWords } from '../project/words.vi.ts'
import type { Criterion, Finding, Tier, Verdict } from './appraisal.ts'
import type { Used } from './ceiling-left.ts'
import type { Condition } from './eligibility.ts'
import type { Proposal } from './proposal.ts'

type Facts = Readonly<Record<string, string>>

export const CRITERION_WORDS: Readonly<Record<Criterion, string>> = {
  principles: 'Phù hợp nguyên tắc lập đề án, chương trình và ngành nghề được hưởng',
  need: 'Mục tiêu, sự cần thiết, hiệu quả và tính hợp lý của kinh phí',
  capacity: 'Năng lực của đơn vị thực hiện, phối hợp và thụ hưởng',
  combination: 'Khả năng kết hợp, lồng ghép với chương trình, dự án khác',
  file: 'Tính đầy đủ, hợp lệ của hồ sơ',
}

export const FINDING_WORDS: Readonly<Record<Finding, string>> = { yes: 'Có', no: 'Không', incomplete: 'Cần bổ sung' }

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = { pass: 'Đạt', 'pass-with-conditions': 'Đạt có điều kiện', fail: 'Không đạt' }

export const TIER_WORDS: Readonly<Record<Tier, string>> = { base: 'Thẩm định cấp cơ sở', ministry: 'Thẩm định của Bộ Công Thương' }

export const CONDITION_WORDS: Readonly<Record<Condition, { readonly name: string; readonly met: string; readonly unmet: (gap: string) => string }>> =
  {
    'beneficiary-named': {
      name: 'Đơn vị thụ hưởng',
      met: 'đã nêu trong hồ sơ, hoặc đề án lập theo nhóm',
      unmet: () => 'chưa nêu đơn vị thụ hưởng',
    },
    'cost-eligible': {
      name: 'Chi phí được tính hỗ trợ',
      met: 'dự toán có hạng mục được tính',
      unmet: () => 'dự toán chưa có hạng mục nào được tính',
    },
    'counterpart-enough': {
      name: 'Vốn đối ứng',
      met: 'đối ứng và hỗ trợ đủ tổng kinh phí',
      unmet: (gap) => `còn thiếu ${gap} đồng so với tổng kinh phí`,
    },
  }

export const LIMIT_WORDS: Readonly<Record<Proposal['limitedBy'], string>> = {
  share: 'theo tỷ lệ của chi phí được tính',
  ceiling: 'chạm trần của mức chi',
  left: 'bằng phần trần còn lại sau các đề án khác của cơ sở',
  cost: 'bằng chi phí được tính, mức chi không quy định tỷ lệ và trần',
  asked: 'bằng mức đơn vị đề nghị, thấp hơn mức chi cho phép',
  'no-norm': 'theo mức đề nghị, chưa có mức chi để đối chiếu',
}

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'appraisal.day-to-come': ({ today }) => `Ngày thẩm định sau hôm nay (${dayWords(today)}). Ghi biên bản sau khi họp xong, hoặc sửa lại ngày.`,
  'appraisal.before-receipt': ({ day }) =>
    `Ngày thẩm định sớm hơn ngày tiếp nhận hồ sơ (${dayWords(day)}). Hội đồng họp từ ngày đó; kiểm tra lại ngày. Hồ sơ giấy đã họp trước khi đưa lên hệ thống thì ghi ngày tiếp nhận, ngày họp nêu trong nội dung kết luận.`,
  'appraisal.remark-missing': ({ criterion }) =>
    `Nêu nhận xét, yêu cầu ở nội dung "${CRITERION_WORDS[criterion as Criterion]}" khi đánh giá không phải là "Có".`,
  'appraisal.verdict-does-not-fit': ({ verdict, fits }) =>
    `Kết luận "${VERDICT_WORDS[verdict as Verdict]}" không khớp với đánh giá năm nội dung. Chọn ${(fits ?? '')
      .split(' ')
      .map((one) => `"${VERDICT_WORDS[one as Verdict]}"`)
      .join(' hoặc ')}, hoặc sửa lại đánh giá.`,
  'appraisal.norm-missing': () => 'Chọn mức chi áp dụng để đối chiếu mức hỗ trợ, hoặc chọn "Không có mức chi áp dụng" và nêu lý do.',
  'appraisal.no-norm-reason-missing': () => 'Nêu lý do không có mức chi áp dụng; lý do được lưu cùng nội dung kết luận.',
  'appraisal.norm-not-in-force': ({ day }) =>
    `Mức chi đã chọn không có hiệu lực vào ngày thẩm định ${dayWords(day)}. Chọn mức chi khác hoặc sửa lại ngày.`,
  'appraisal.duplicate-support': (facts) =>
    `${twiceWords(facts)}: chọn mức chi khác nếu nội dung khác, hoặc kết luận "Không đạt" hay trả hồ sơ để đơn vị đổi nội dung, thay cơ sở.`,
  'appraisal.recomputed': (facts) => `${recomputedWords(facts)} Chưa lưu gì; kiểm tra rồi bấm lưu.`,
  'appraisal.eligible-over-costs': ({ most }) =>
    `Chi phí được tính vượt các hạng mục được tính trong dự toán. Nhập không quá ${money(most)} hoặc trả hồ sơ để đơn vị sửa dự toán.`,
  'appraisal.over-asked': ({ most }) =>
    `Mức hỗ trợ vượt mức đơn vị đề nghị từ nguồn này. Nhập không quá ${money(most)} hoặc trả hồ sơ để đơn vị đề nghị lại.`,
  'appraisal.over-norm': ({ most }) =>
    `Mức hỗ trợ đề nghị vượt trần ${money(most)}. Nhập không quá ${money(most)} hoặc đề nghị cấp có thẩm quyền xem xét.`,
  'appraisal.over-ceiling-left': ({ most, used, codes }) =>
    `Cơ sở đã được phê duyệt ${money(used)} theo mức chi này (${codes}), tính vào cùng một trần của cả Chương trình; còn được hỗ trợ ${money(most)}. ${most === '0' ? 'Kết luận "Không đạt" hoặc đề nghị cấp có thẩm quyền xem xét.' : 'Nhập không quá số này hoặc đề nghị cấp có thẩm quyền xem xét.'}`,
  'appraisal.unknown-source': () => 'Nguồn này không phải nguồn kinh phí nhà nước của chương trình. Mở lại trang rồi nhập theo các nguồn đang có.',
  'appraisal.nothing-proposed': () => 'Chưa có mức hỗ trợ đề nghị. Nhập số tiền ở ít nhất một nguồn, hoặc kết luận "Không đạt".',
}

export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'appraisal.held': 'Thẩm định cấp cơ sở',
  'appraisal.held-by-ministry': 'Bộ Công Thương thẩm định',
  'project.rejected': 'Kết luận không đủ điều kiện hỗ trợ',
}

type Summed = { readonly eligibleDong: Dong; readonly priority: boolean; readonly beneficiaries: number }

/** "50 % × 548.000.000 = 274.000.000, không vượt trần 300.000.000 đồng/cơ sở." A ceiling of several: "… đồng/cơ sở × 3 cơ sở = 900.000.000 đồng". */
export function sumWords(norm: Norm, { eligibleDong, priority, beneficiaries }: Summed): string {
  const share = shareByNorm(norm, eligibleDong)
  const ceiling = ceilingOf(normForAll(norm, beneficiaries), priority)
  const first =
    share === undefined
      ? `Chi phí được tính ${formatDong(eligibleDong)}`
      : `${percentWords(norm.basisPoints ?? 0)} × ${formatDong(eligibleDong)} = ${formatDong(share)}`
  if (ceiling === undefined) return `${first}; mức chi không quy định trần.`
  const one = `trần ${formatDong(ceilingOf(norm, priority) ?? ZERO)} đồng/${norm.ceilingUnit}`
  const several = norm.perEstablishment && beneficiaries > 1
  const unit = several ? `${one} × ${beneficiaries} ${norm.ceilingUnit} = ${formatDong(ceiling)} đồng` : one
  return (share ?? eligibleDong) > ceiling ? `${first}, vượt ${unit} nên lấy theo trần.` : `${first}, không vượt ${unit}.`
}

/** "Trần này tính chung cho cả Chương trình: đã phê duyệt 270.000.000 đồng (KCĐP-2025-01), còn 30.000.000 đồng." */
export function usedWords({ usedDong, codes }: Used, left: Dong): string {
  return `Trần này tính chung cho cả Chương trình: cơ sở đã được phê duyệt ${formatDong(usedDong)} đồng (${codes.join(', ')}), đề án này còn được ${formatDong(left)} đồng.`
}

/** What "Tính lại theo định mức" answers, by the norm of the day typed. */
function recomputedWords({ day, most, limitedBy, norm, article }: Facts): string {
  const limit = LIMIT_WORDS[limitedBy as Proposal['limitedBy']]
  if (!norm) return `Không đối chiếu mức chi: mức đơn vị đề nghị là ${money(most)}.`
  return `Theo mức chi "${norm}" có hiệu lực ngày ${dayWords(day)} (${article}), hỗ trợ tối đa ${money(most)}, ${limit}.`
}

function money(digits: string | undefined): string {
  return `${formatDong(BigInt(digits ?? '0'))} đồng`
}

function dayWords(text: string | undefined): string {
  return text !== undefined && isDay(text) ? formatDay(text) : ''
}
