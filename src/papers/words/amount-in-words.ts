// Amounts in words, as papers that bind print them: "(Bằng chữ: Ba trăm triệu đồng)". Words always derive from the đồng, never the other way.
import { formatDong } from '../../basics/money.ts'

const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const
/** Groups of three digits below a tỷ, from the right. */
const GROUPS = ['', ' nghìn', ' triệu'] as const
const BILLION = 1_000_000_000n

/** "Ba tỷ sáu trăm sáu mươi sáu triệu chín trăm tám mươi tư nghìn đồng" */
export function amountInWords(dong: bigint): string {
  const size = dong < 0n ? -dong : dong
  const words = `${dong < 0n ? 'âm ' : ''}${numberInWords(size)} đồng`
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** "300.000.000 đồng (Ba trăm triệu đồng)": said back wherever an amount was typed, so that a slip of a digit is heard. */
export function inFull(dong: bigint): string {
  return `${formatDong(dong)} đồng (${amountInWords(dong)})`
}

/** "chín trăm tám mươi tư", without a unit. */
export function numberInWords(value: bigint): string {
  if (value < 0n) throw new RangeError('only numbers from 0 are read')
  if (value === 0n) return DIGITS[0]
  return readNumber(value, false)
}

/** Above a tỷ the number of tỷ is read as a number of its own; what follows is read with all its hundreds. */
function readNumber(value: bigint, full: boolean): string {
  if (value < BILLION) return readGroups(Number(value), full)
  const rest = Number(value % BILLION)
  return `${readNumber(value / BILLION, full)} tỷ${rest === 0 ? '' : ` ${readGroups(rest, true)}`}`
}

/** Below a tỷ: empty groups are skipped, and only the first group printed may leave out its hundreds. */
function readGroups(value: number, full: boolean): string {
  const words: string[] = []
  for (let place = GROUPS.length - 1; place >= 0; place--) {
    const group = Math.floor(value / 1000 ** place) % 1000
    if (group > 0) words.push(readGroup(group, full || words.length > 0) + (GROUPS[place] as string))
  }
  return words.join(' ')
}

function readGroup(group: number, full: boolean): string {
  const hundreds = Math.floor(group / 100)
  const rest = group % 100
  const head = hundreds > 0 || full ? `${digit(hundreds)} trăm` : ''
  const tail = rest === 0 ? '' : readTens(rest, head !== '')
  return head === '' || tail === '' ? head + tail : `${head} ${tail}`
}

function readTens(rest: number, afterHundreds: boolean): string {
  const tens = Math.floor(rest / 10)
  const units = rest % 10
  if (tens === 0) return afterHundreds ? `linh ${digit(units)}` : digit(units)
  const head = tens === 1 ? 'mười' : `${digit(tens)} mươi`
  return units === 0 ? head : `${head} ${unitAfterTens(units, tens)}`
}

/** 21 mốt, 24 tư, 15 and 25 lăm; 11 một, 14 bốn. */
function unitAfterTens(units: number, tens: number): string {
  if (units === 5) return 'lăm'
  if (tens >= 2 && units === 1) return 'mốt'
  if (tens >= 2 && units === 4) return 'tư'
  return digit(units)
}

function digit(value: number): string {
  return DIGITS[value] as string
}
