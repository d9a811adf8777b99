// The facts of an entry on one line: papers, money, days, reasons. What has no words here is not guessed at; it stays in the record.
import { formatDay, isDay } from '../basics/day.ts'
import { formatDong } from '../basics/money.ts'
import { isRole, ROLE_WORDS } from '../people/role.ts'

type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact }

const LABELS: Readonly<Record<string, string>> = {
  code: 'mã',
  name: 'tên',
  login: 'tên đăng nhập',
  number: 'số',
  decisionNo: 'quyết định số',
  minutesNo: 'biên bản số',
  paperNo: 'văn bản số',
  contractNo: 'hợp đồng số',
  decidedOn: 'ngày',
  heldOn: 'ngày',
  issuedOn: 'ngày',
  signedOn: 'ngày',
  day: 'ngày',
  dueOn: 'hạn',
  year: 'năm',
  amountDong: 'số tiền',
  supportDong: 'hỗ trợ',
  proposedDong: 'đề nghị hỗ trợ',
  counterpartDong: 'đối ứng',
  permission: 'cho phép kéo dài, chuyển nguồn',
  reason: 'lý do',
  project: 'đề án',
  article: 'căn cứ',
  attempted: 'yêu cầu',
  address: 'địa chỉ mạng',
  roles: 'vai trò',
  before: 'trước',
  after: 'sau',
}

/** Fields of a record whose old and new value are told. */
const CHANGED: Readonly<Record<string, string>> = {
  name: 'tên',
  implementingUnit: 'đơn vị thực hiện',
  startsOn: 'ngày bắt đầu',
  endsOn: 'ngày kết thúc',
  askedDong: 'đề nghị hỗ trợ',
  communeCode: 'mã xã, phường',
  address: 'địa chỉ',
  sector: 'ngành',
  products: 'sản phẩm',
  ownerName: 'chủ cơ sở',
  workers: 'lao động',
  foundedOn: 'ngày thành lập',
}

const LONGEST = 160

/** "Đang chờ tiếp nhận" for "project.submitted": each room's states, by the kind of record. */
export type StateWords = Readonly<Record<string, string>>

/** "quyết định số 12/QĐ-SCT; số tiền 300.000.000 đ". Empty when nothing of it has words. */
export function factsInWords(facts: { readonly [name: string]: Fact }, kind = '', states: StateWords = {}): string {
  const told = Object.entries(LABELS).map(([name, label]) => {
    const words = factInWords(name, facts[name])
    return words === '' ? '' : `${label} ${words}`
  })
  return [...told, moveInWords(facts.moved, kind, states), ...changesInWords(facts.changed)].filter((words) => words !== '').join('; ')
}

type Step = { readonly from: Fact; readonly to: Fact }

function isStep(fact: Fact | undefined): fact is Step {
  return typeof fact === 'object' && fact !== null && 'from' in fact && 'to' in fact
}

function moveInWords(moved: Fact | undefined, kind: string, states: StateWords): string {
  if (!isStep(moved) || moved.from === moved.to) return ''
  const [from, to] = [states[`${kind}.${moved.from}`], states[`${kind}.${moved.to}`]]
  return from && to ? `từ “${from}” sang “${to}”` : ''
}

function changesInWords(changed: Fact | undefined): string[] {
  if (typeof changed !== 'object' || changed === null) return []
  return Object.entries(changed).flatMap(([field, step]) => {
    const label = CHANGED[field]
    if (label === undefined || !isStep(step)) return []
    return [`${label} từ ${factInWords(field, step.from) || '(trống)'} thành ${factInWords(field, step.to) || '(trống)'}`]
  })
}

function factInWords(name: string, fact: Fact | undefined): string {
  if (typeof fact === 'number') return String(fact)
  if (Array.isArray(fact)) return fact.map((one) => factInWords(name, one)).join(', ')
  if (typeof fact !== 'string') return ''
  if (name.endsWith('Dong') && /^-?\d+$/.test(fact)) return `${formatDong(BigInt(fact))} đ`
  if (isRole(fact)) return ROLE_WORDS[fact]
  if (isDay(fact)) return formatDay(fact)
  return fact.length > LONGEST ? `${fact.slice(0, LONGEST)}…` : fact
}
