// What plans say on screens, in refusals and in the trail.
import { formatDay, isDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import type { Level } from '../project/lifecycle.ts'
import { LEVEL_WORDS, type Tone } from '../project/words.vi.ts'
import type { PlanAct, PlanState } from './lifecycle.ts'

type Facts = Readonly<Record<string, string>>

export const PLAN_STATE_WORDS: Readonly<Record<PlanState, string>> = {
  draft: 'Đang lập',
  proposed: 'Đã trình, chờ phê duyệt',
  approved: 'Đã phê duyệt',
  cancelled: 'Đã hủy',
}

export const PLAN_STATE_TONES: Readonly<Record<PlanState, Tone>> = { draft: 'idle', proposed: 'run', approved: 'good', cancelled: 'bad' }

export const PLAN_ACT_WORDS: Readonly<Record<PlanAct, string>> = {
  edit: 'Sửa danh mục',
  propose: 'Trình phê duyệt',
  'take-back': 'Rút lại hoặc trả lại để sửa',
  approve: 'Phê duyệt kế hoạch',
  cancel: 'Hủy kế hoạch',
}

const NEED_WORDS: Readonly<Record<string, string>> = {
  items: 'ít nhất một đề án trong danh mục',
  'submission-paper': 'số tờ trình',
  reason: 'lý do',
  'decision-number': 'số quyết định phê duyệt',
}

export const REFUSALS: Record<string, (facts: Facts) => string> = {
  'plan.not-found': () => 'Không tìm thấy kế hoạch. Mở danh sách kế hoạch để chọn lại.',
  'plan.no-programme': () => 'Chưa có chương trình khuyến công. Quản trị hệ thống nạp quyết định phê duyệt chương trình trước khi lập kế hoạch.',
  'plan.code-taken': () => 'Có người vừa lập kế hoạch cùng số. Gửi lại để nhận số tiếp theo.',
  'plan.year-outside': ({ from, to }) => `Năm kế hoạch nằm ngoài giai đoạn ${from}-${to} của chương trình. Chọn năm trong giai đoạn.`,
  'plan.not-a-state-source': () => 'Kế hoạch lập cho một nguồn kinh phí nhà nước của chương trình. Chọn lại nguồn.',
  'plan.source-of-other-level': ({ level, source, fit }) =>
    `Nguồn "${source}" không dùng cho kế hoạch ${lower(LEVEL_WORDS[level as Level])}. ${fit ? `Chọn nguồn ${fit}, hoặc chọn lại cấp.` : 'Chọn lại cấp của kế hoạch.'}`,
  'plan.act-not-possible-now': ({ state, act }) =>
    `Kế hoạch ở trạng thái "${PLAN_STATE_WORDS[state as PlanState]}" nên không ${lower(PLAN_ACT_WORDS[act as PlanAct])} được. Mở lại kế hoạch để xem việc được làm lúc này.`,
  'plan.not-your-act': ({ act }) => `Tài khoản không có quyền ${lower(PLAN_ACT_WORDS[act as PlanAct])}. Chuyển cho ${WHO[act as PlanAct]}.`,
  'plan.papers-missing': ({ missing }) =>
    `Chưa đủ điều kiện, còn thiếu: ${(missing ?? '')
      .split(' ')
      .map((need) => NEED_WORDS[need] ?? need)
      .join(', ')}. Bổ sung rồi gửi lại.`,
  'plan.item-twice': ({ code }) => `Đề án ${code} đã có trong kế hoạch này. Bỏ ra rồi thêm lại nếu cần sửa mức hỗ trợ.`,
  'plan.held-by-another': ({ code, plan }) => `Đề án ${code} đang ở kế hoạch ${plan}. Bỏ đề án khỏi kế hoạch đó trước khi thêm vào đây.`,
  'plan.other-year': ({ code, year, planYear }) => `Đề án ${code} thuộc năm ${year}, kế hoạch này của năm ${planYear}. Chọn đề án cùng năm.`,
  'plan.other-level': ({ code, level }) =>
    `Đề án ${code} thuộc ${lower(LEVEL_WORDS[level as Level])}, khác cấp với kế hoạch này. Thêm đề án vào kế hoạch cùng cấp.`,
  'plan.not-appraised': ({ code }) => `Đề án ${code} chưa đạt thẩm định hoặc đã qua bước phê duyệt. Chỉ thêm đề án đang chờ phê duyệt.`,
  'plan.no-money-of-source': ({ code }) => `Đề án ${code} không được thẩm định hỗ trợ từ nguồn của kế hoạch này. Thêm vào kế hoạch của nguồn khác.`,
  'plan.over-appraised': ({ code, most }) =>
    `Mức hỗ trợ của đề án ${code} vượt mức thẩm định. Nhập không quá ${formatDong(BigInt(most ?? '0'))} đồng.`,
  'plan.item-not-found': () => 'Đề án không còn trong kế hoạch. Mở lại kế hoạch để xem danh mục hiện tại.',
  'plan.item-no-longer-fits': ({ code }) => `Đề án ${code} đã thay đổi từ khi đưa vào danh mục. Bỏ đề án này ra, kiểm tra lại rồi trình.`,
  'plan.day-to-come': ({ today }) => `Ngày tờ trình sau hôm nay (${today !== undefined && isDay(today) ? formatDay(today) : ''}). Sửa lại ngày.`,
}

const WHO: Readonly<Record<PlanAct, string>> = {
  edit: 'chuyên viên Trung tâm Khuyến công hoặc Sở Công Thương',
  propose: 'lãnh đạo Sở Công Thương',
  'take-back': 'lãnh đạo Sở Công Thương hoặc cấp phê duyệt kế hoạch',
  approve: 'lãnh đạo UBND tỉnh (khuyến công địa phương) hoặc Bộ Công Thương (khuyến công quốc gia)',
  cancel: 'lãnh đạo Sở Công Thương',
}

export const TRAIL_WORDS: Readonly<Record<string, string>> = {
  'plan.created': 'Lập kế hoạch',
  'plan.item-added': 'Thêm đề án vào kế hoạch',
  'plan.item-removed': 'Bỏ đề án khỏi kế hoạch',
  'plan.proposed': 'Trình phê duyệt kế hoạch',
  'plan.taken-back': 'Đưa kế hoạch về bước lập để sửa',
  'plan.cancelled': 'Hủy kế hoạch',
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
