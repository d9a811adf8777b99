// Sentences about papers issued, inspections and places, from the records of the period.
import { formatDay } from '../basics/day.ts'
import { UNIT_KIND_WORDS, type UnitKind } from '../registry/unit.ts'
import type { Inspected, PaperIssued, Place } from './report-records.ts'
import { counted } from './words.vi.ts'

const ABOUT = { estimate: 'giao, điều chỉnh dự toán', plan: 'phê duyệt kế hoạch, đề án' } as const

/** "Trong kỳ có 03 quyết định: giao, điều chỉnh dự toán số 12/QĐ-UBND ngày 10/12/2023; …" */
export function papersSentence(papers: readonly PaperIssued[]): string {
  const all = papers[0]?.of ?? 0
  if (all === 0) return 'Trong kỳ chưa có quyết định giao dự toán, phê duyệt kế hoạch.'
  const named = papers.map(({ about, number, day }) => `${ABOUT[about]} số ${number} ngày ${formatDay(day)}`)
  return `Trong kỳ có ${counted(all)} quyết định: ${named.join('; ')}${rest(all, papers.length, 'quyết định')}.`
}

function rest(all: number, named: number, what: string): string {
  return all > named ? `; và ${counted(all - named)} ${what} khác` : ''
}

/** "Đã kiểm tra 05 lượt đối với 04 đề án: 04 lượt đúng tiến độ, 01 lượt chậm tiến độ. Yêu cầu khắc phục 01 nội dung, đã xác nhận khắc phục xong 01." */
export function inspectedSentence(found: Inspected): string {
  if (found.visits === 0) return 'Trong kỳ chưa có biên bản kiểm tra tiến độ.'
  const of = (count: number, words: string) => (count === 0 ? [] : [`${counted(count)} lượt ${words}`])
  const parts = [
    ...of(found.onSchedule, 'đúng tiến độ'),
    ...of(found.late, 'chậm tiến độ'),
    ...of(found.atRisk, 'có nguy cơ không hoàn thành'),
    ...of(found.violation, 'vi phạm'),
  ]
  const closed = found.closed === 0 ? 'chưa xác nhận khắc phục xong' : `đã xác nhận khắc phục xong ${counted(found.closed)}`
  const remedies = found.remedies === 0 ? '' : ` Yêu cầu khắc phục ${counted(found.remedies)} nội dung, ${closed}.`
  return `Đã kiểm tra ${counted(found.visits)} lượt đối với ${counted(found.projects)} đề án: ${parts.join(', ')}.${remedies}`
}

/** "Đề án ký hợp đồng trong kỳ thực hiện tại 05 xã, phường: xã Bình Lư (02 đề án), …" */
export function placesSentence(places: readonly Place[]): string[] {
  const all = places[0]?.of ?? 0
  if (all === 0) return []
  const named = places.map(
    ({ kind, name, count }) => `${UNIT_KIND_WORDS[kind as UnitKind].toLocaleLowerCase('vi')} ${name} (${counted(count)} đề án)`,
  )
  return [`Đề án ký hợp đồng trong kỳ thực hiện tại ${counted(all)} xã, phường, thị trấn: ${named.join(', ')}${rest(all, places.length, 'đơn vị')}.`]
}
