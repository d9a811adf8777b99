// The facts of an entry on one line: papers, money, days, reasons. What has no words here is not guessed at; it stays in the record.
import { formatDay, isDay } from '../basics/day.ts'
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
  reason: 'lý do',
  project: 'đề án',
  article: 'căn cứ',
  attempted: 'yêu cầu',
  address: 'địa chỉ mạng',
  roles: 'vai trò',
  before: 'trước',
  after: 'sau',
}

const LONGEST = 160

/** "quyết định số 12/QĐ-SCT; số tiền 300.000.000 đ". Empty when nothing of it has words. */
export function factsInWords(facts: { readonly [name: string]: Fact }): string {
  const told = Object.entries(LABELS).map(([name, label]) => {
    const words = factInWords(name, facts[name])
    return words === '' ? '' : `${label} ${words}`
  })
  return told.filter((words) => words !== '').join('; ')
}

function factInWords(name: string, fact: Fact | undefined): string {
  if (typeof fact === 'number') return String(fact)
  if (Array.isArray(fact)) return fact.map((one) => factInWords(name, one)).join(', ')
  if (typeof fact !== 'string') return ''
  if (name.endsWith('Dong') && /^-?\d+$/.test(fact)) return `${fact.replace(/\B(?=(\d{3})+$)/g, '.')} đ`
  if (isRole(fact)) return ROLE_WORDS[fact]
  if (isDay(fact)) return formatDay(fact)
  return fact.length > LONGEST ? `${fact.slice(0, LONGEST)}…` : fact
}
