// Of "Kiểm tra khác": whether the establishment was already given support for the same content.
import type { Check } from '../ui/act-panel.tsx'
import { DUPLICATE_YEARS } from './rules-in-force.ts'
import type { DraftView } from './view.ts'
import { whoseWords } from './words.vi.ts'

export function duplicateCheck({ duplicate, beneficiaries }: DraftView): Check {
  const name = 'Không hỗ trợ trùng'
  if (beneficiaries.length === 0) return { name, note: 'chưa có cơ sở thụ hưởng để đối chiếu', ok: undefined }
  if (!duplicate) return { name, note: `cơ sở không có đề án khác cùng nội dung trong ${DUPLICATE_YEARS} năm gần đây`, ok: true }
  const { code, year } = duplicate.earlier
  const whose = whoseWords(duplicate.whose)
  if (duplicate.verdict === 'refuse') return { name, note: `${whose} đã được hỗ trợ cùng nội dung năm ${year}, đề án ${code}`, ok: false }
  return { name, note: `${whose} có đề án ${code} năm ${year} cùng loại nội dung, cơ quan thẩm định sẽ kiểm tra`, ok: undefined }
}
