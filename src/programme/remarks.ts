// What a sound decision leaves to be known before the year begins: no faults.
import { formatDong } from '../basics/money.ts'
import { inFull } from '../papers/words/amount-in-words.ts'
import { countingOf, countingWords } from './counting.ts'
import { leavesOf, type ProgrammeDocument } from './document.ts'
import { sourceAmounts, wholeOf } from './plausible.ts'
import { SOURCE_LEVEL_WORDS, SOURCE_LEVELS } from './source-level.ts'

/** The total in figures and words, and every source and year in figures: a slip of the unit is seen by whoever reads them. */
export function moneyLines({ money }: Pick<ProgrammeDocument, 'money'>): string[] {
  const whole = wholeOf({ money })
  return [
    ...(whole === undefined ? [] : [`Tổng kinh phí: ${inFull(whole)}.`]),
    ...sourceAmounts(money.sources).map(([what, amount]) => `${what}: ${formatDong(amount)} đồng.`),
    ...money.years.flatMap(({ year, amountDong }) => (amountDong === null ? [] : [`Năm ${year}: ${formatDong(amountDong)} đồng.`])),
  ]
}

/** "ngan-sach-tinh (Ngân sách tỉnh): cấp địa phương", of every source that pays support. */
export function levelLines({ money }: Pick<ProgrammeDocument, 'money'>): string[] {
  return stateLeaves(money).map(({ code, name, level }) => `Nguồn ${code} (${name}): cấp ${SOURCE_LEVEL_WORDS[level]}.`)
}

/** No fault, but worth knowing before the year begins: đề án of a level without a source can ask for nothing. */
export function levelRemarks({ money }: Pick<ProgrammeDocument, 'money'>): string[] {
  const sources = stateLeaves(money)
  return SOURCE_LEVELS.filter((level) => !sources.some((one) => one.level === level)).map((level) => {
    const words = SOURCE_LEVEL_WORDS[level]
    return `Chương trình không có nguồn ngân sách nhà nước cấp ${words}, nên đề án khuyến công ${words} không có nguồn để đề nghị hỗ trợ. Nếu quyết định có nguồn này, ghi cấp của nguồn: "level": "${level}" (Excel: cột Cấp, chọn ${words.charAt(0).toLocaleUpperCase('vi')}${words.slice(1)}).`
  })
}

/** A line whose file is silent is counted by its unit: said when the file is read, so that nobody learns it from a figure. */
export function countingRemarks({ targets }: Pick<ProgrammeDocument, 'targets'>): string[] {
  return targets.filter(({ counts }) => counts === null).map((target) => `Mục tiêu ${target.code}: ${countingWords(countingOf(target))}`)
}

function stateLeaves({ sources }: ProgrammeDocument['money']) {
  return leavesOf(sources).filter((one) => one.kind === 'state')
}

/** The same decision twice is two programmes with two books, and nothing adds them up. */
export function twinRemark(code: string): string {
  return `Quyết định này (cùng số, cơ quan ban hành và giai đoạn) đã nạp với mã "${code}". Nếu là bản sửa, nạp lại với đúng mã đó; hai mã là hai chương trình, sổ sách riêng.`
}
