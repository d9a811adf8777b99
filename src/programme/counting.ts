// What counts for a target line: which evidence, when, and once per what. The programme's file says it; where it is silent the unit of
// the line decides, and every page says that it did. Attainment is the number of such things, never a figure somebody types.
import { fold } from '../basics/text.ts'
import { type Goal, saysNoQuantity } from './goal.ts'
import type { MeasureKind } from './measure.ts'

/** Things of a đề án that are named one by one at its acceptance, each with its paper. */
export const NAMED = ['fair', 'booth', 'class', 'contest', 'enterprise', 'cluster', 'work', 'amount'] as const
export type NamedKind = (typeof NAMED)[number]

/** `beneficiary`: establishments accepted; `measured`: a figure recorded with its day and paper; `words`: told in words, not counted. */
export const WHATS = ['beneficiary', ...NAMED, 'measured', 'words'] as const
export type What = (typeof WHATS)[number]

export const ONCES = ['establishment', 'project', 'fair', 'booth', 'class', 'decision', 'enterprise', 'cluster', 'work', 'year', 'none'] as const
export type Once = (typeof ONCES)[number]

/** The day a thing counts on: of the acceptance of its đề án, of the decision or paper it rests on, or the day it ended. */
export const WHENS = ['accepted', 'decided', 'ended'] as const
export type When = (typeof WHENS)[number]

/** As the file says it. */
export type StatedCounts = {
  readonly what: What
  readonly once?: Once | undefined
  readonly when?: When | undefined
  readonly paper?: string | undefined
  readonly condition?: string | undefined
}

export type Counting = {
  readonly what: What
  readonly once: Once
  readonly when: When
  /** Which paper proves it. */
  readonly paper: string
  readonly condition: string
  /** Said by the file; otherwise taken from the unit of the line. */
  readonly stated: boolean
}

type Kind = { readonly word: string; readonly once: readonly [Once, ...Once[]]; readonly paper: string }

const KINDS: Readonly<Record<What, Kind>> = {
  beneficiary: { word: 'cơ sở thụ hưởng đã nghiệm thu', once: ['establishment', 'project'], paper: 'biên bản nghiệm thu cơ sở' },
  fair: { word: 'hội chợ, triển lãm', once: ['fair'], paper: 'báo cáo kết quả hội chợ hoặc xác nhận của đơn vị tổ chức' },
  booth: { word: 'gian hàng', once: ['booth'], paper: 'hợp đồng gian hàng ghi vị trí, số lượng' },
  class: { word: 'lớp', once: ['class'], paper: 'quyết định mở lớp và danh sách học viên ký nhận' },
  contest: { word: 'kỳ bình chọn', once: ['decision'], paper: 'quyết định công nhận kết quả bình chọn' },
  enterprise: { word: 'doanh nghiệp thành lập mới', once: ['enterprise'], paper: 'giấy chứng nhận đăng ký doanh nghiệp' },
  cluster: { word: 'cụm công nghiệp', once: ['cluster'], paper: 'quyết định phê duyệt' },
  work: { word: 'việc, sản phẩm có tên', once: ['work'], paper: 'văn bản hoặc sản phẩm chứng minh' },
  amount: { word: 'khối lượng của từng việc có tên', once: ['work'], paper: 'văn bản ghi khối lượng' },
  measured: { word: 'số liệu ghi theo văn bản', once: ['year'], paper: 'văn bản công bố số liệu' },
  words: { word: 'theo dõi bằng lời, không đếm', once: ['none'], paper: '' },
}

export const WHAT_WORDS = Object.fromEntries(WHATS.map((what) => [what, KINDS[what].word])) as Readonly<Record<What, string>>

export const ONCE_WORDS: Readonly<Record<Once, string>> = {
  establishment: 'mỗi cơ sở một lần trong cả chương trình',
  project: 'mỗi cơ sở một lần trong một đề án',
  fair: 'mỗi hội chợ một lần',
  booth: 'mỗi gian hàng của một hội chợ một lần',
  class: 'mỗi lớp một lần',
  decision: 'mỗi quyết định một lần',
  enterprise: 'mỗi mã số doanh nghiệp một lần',
  cluster: 'mỗi cụm công nghiệp một lần',
  work: 'mỗi việc một lần',
  year: 'mỗi năm lấy số liệu ghi sau cùng',
  none: '',
}

export const WHEN_WORDS: Readonly<Record<When, string>> = {
  accepted: 'tính ngày nghiệm thu đề án',
  decided: 'tính ngày của quyết định, văn bản',
  ended: 'tính ngày kết thúc',
}

export function isNamed(what: What): what is NamedKind {
  return (NAMED as readonly What[]).includes(what)
}

/** What a kind may be counted once for, the usual one first. */
export function oncesOf(what: What): readonly Once[] {
  return KINDS[what].once
}

/** A line of the file, which calls its kind a measure, or of the table. */
type Line = { readonly unit: string; readonly goal: Goal; readonly counts: StatedCounts | null } & (
  | { readonly measure: MeasureKind }
  | { readonly kind: MeasureKind }
)

export function countingOf(line: Line): Counting {
  const { unit, goal, counts } = line
  const { what, ...said } = counts ?? byUnit(unit, 'measure' in line ? line.measure : line.kind, goal)
  const { once, paper } = KINDS[what]
  return {
    what,
    once: said.once ?? once[0],
    when: said.when ?? 'accepted',
    paper: said.paper ?? paper,
    condition: said.condition ?? '',
    stated: counts !== null,
  }
}

/** Units as decisions write them, folded, and what each names. */
const UNITS: readonly (readonly [RegExp, StatedCounts])[] = [
  [/^co so\b/, { what: 'beneficiary' }],
  [/^mo hinh\b/, { what: 'beneficiary', once: 'project' }],
  [/^(luot co so|luot)\b/, { what: 'beneficiary', once: 'project' }],
  [/^doanh nghiep\b/, { what: 'enterprise' }],
  [/^gian( hang)?\b/, { what: 'booth' }],
  [/^(hoi cho|trien lam|phien cho)\b/, { what: 'fair' }],
  [/^(lop|khoa)\b/, { what: 'class' }],
  [/^(cum cong nghiep|cum|ccn)\b/, { what: 'cluster' }],
  [/^(lan|ky|dot) binh chon\b/, { what: 'contest' }],
]

function byUnit(unit: string, measure: MeasureKind, goal: Goal): StatedCounts {
  if (measure !== 'flow') return { what: 'measured' }
  const known = UNITS.find(([pattern]) => pattern.test(fold(unit)))
  if (known) return known[1]
  return { what: saysNoQuantity(goal) || unit === '' ? 'work' : 'amount' }
}

/** "Đếm hội chợ, triển lãm, mỗi hội chợ một lần": beside a figure. */
export function countingBrief({ what, once, condition, stated }: Counting): string {
  if (what === 'words') return 'Theo dõi bằng lời'
  const head = `${what === 'measured' ? 'Lấy' : 'Đếm'} ${WHAT_WORDS[what]}, ${ONCE_WORDS[once]}`
  return `${head}${condition === '' ? '' : `; ${condition}`}${stated ? '' : ' (lấy theo đơn vị tính)'}`
}

/** "Đếm cơ sở thụ hưởng đã nghiệm thu, mỗi cơ sở một lần trong cả chương trình; chứng minh: biên bản nghiệm thu cơ sở." */
export function countingWords({ what, once, when, paper, condition, stated }: Counting): string {
  if (what === 'words') return 'Theo dõi bằng lời: quyết định không giao số lượng.'
  const head = what === 'measured' ? `Lấy ${WHAT_WORDS.measured}` : `Đếm ${WHAT_WORDS[what]}`
  const day = what === 'measured' ? '' : `; ${WHEN_WORDS[when]}`
  const only = condition === '' ? '' : `; điều kiện: ${condition}`
  const silent = stated ? '' : ' Tệp chương trình không nêu cách tính: lấy theo đơn vị tính.'
  return `${head}, ${ONCE_WORDS[once]}${day}; chứng minh: ${paper}${only}.${silent}`
}

/** A line that says nothing about activities takes đề án of any. */
export function takesActivity({ activities }: { readonly activities: readonly string[] }, wanted: readonly string[]): boolean {
  return activities.length === 0 || activities.some((one) => wanted.includes(one))
}
