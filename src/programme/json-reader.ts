// Reads JSON and remembers the line every value stands on. What is plainly meant (a comma too many or too few, a word without
// quotes) is reported and read past, so that one slip does not hide the others.
import { nfc } from '../basics/text.ts'
import { type Place, type PlacedFault, type PlacedJson, pathText } from './json-places.ts'

type Path = readonly (string | number)[]

const DEEPEST = 64
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /(?:true|false|null)(?![\p{L}\p{N}_])/uy
/** What stands where a value should be, up to the next sign: "trên 50" or 12,5 without quotes. */
const UNQUOTED = /[^\s,:[\]{}"/#][^,:[\]{}"\r\n]*/uy
const STARTS_VALUE = /["{[\p{L}\p{N}-]/u
const SPACE = /[ \t\r\n]*/y

/** Stops the reading at the first place that is not JSON. */
class Broken extends Error {
  readonly at: number
  constructor(at: number, reason: string) {
    super(reason)
    this.at = at
  }
}

export function readJson(source: string): PlacedJson {
  const text = source.replace(/^\ufeff/, '')
  if (text.trim() === '') return { value: undefined, places: new Map(), faults: [{ line: 1, path: '', reason: 'Tệp không có nội dung.' }] }
  const reader = new Reader(text)
  try {
    const value = reader.document()
    return { value, places: reader.places, faults: reader.faults }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    const reason = /^(\/[/*]|#)/.test(text.slice(error.at, error.at + 2)) ? 'JSON không nhận chú thích (//, /* */, #). Xóa chú thích.' : error.message
    return { value: undefined, places: reader.places, faults: [...reader.faults, { line: reader.lineAt(error.at), path: '', reason }] }
  }
}

class Reader {
  readonly places = new Map<string, Place>()
  readonly faults: PlacedFault[] = []
  readonly #text: string
  readonly #lineStarts: number[]
  #at = 0

  constructor(text: string) {
    this.#text = text
    this.#lineStarts = [0]
    for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) this.#lineStarts.push(i + 1)
  }

  document(): unknown {
    const value = this.#value([])
    this.#take(SPACE)
    if (this.#at < this.#text.length) throw new Broken(this.#at, 'Còn chữ thừa sau khi nội dung đã kết thúc.')
    return value
  }

  lineAt(at: number): number {
    let low = 0
    let high = this.#lineStarts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#lineStarts[middle] as number) <= at) low = middle
      else high = middle - 1
    }
    return low + 1
  }

  #value(path: Path): unknown {
    this.#take(SPACE)
    if (path.length > DEEPEST) throw new Broken(this.#at, `Lồng nhau quá ${DEEPEST} lớp.`)
    this.places.set(pathText(path), { line: this.lineAt(this.#at) })
    const first = this.#text[this.#at]
    if (first === '{') return this.#object(path)
    if (first === '[') return this.#array(path)
    if (first === '"') return this.#string()
    const word = this.#take(WORD)
    return word === undefined ? this.#number(path) : JSON.parse(word)
  }

  #fault(at: number, path: Path, reason: string): void {
    this.faults.push({ line: this.lineAt(at), path: pathText(path), reason })
  }

  #object(path: Path): Record<string, unknown> {
    const value: Record<string, unknown> = Object.create(null)
    this.#at++
    if (this.#next('}')) return value
    do {
      this.#take(SPACE)
      const at = this.#at
      if (this.#commaTooMany(path, '}')) break
      if (this.#text[at] !== '"') throw new Broken(at, 'Tên mục phải đặt trong dấu ngoặc kép ("…").')
      const name = this.#string()
      if (Object.hasOwn(value, name)) this.#fault(at, [...path, name], `Mục "${name}" ghi hai lần.`)
      if (!this.#next(':')) this.#colonMissing(path, name)
      value[name] = this.#value([...path, name])
      this.#decimalComma([...path, name])
    } while (this.#more(path, /"/))
    if (!this.#next('}')) throw new Broken(this.#at, 'Thiếu dấu phẩy hoặc dấu đóng ngoặc nhọn }.')
    return value
  }

  #array(path: Path): unknown[] {
    const value: unknown[] = []
    this.#at++
    if (this.#next(']')) return value
    do {
      this.#take(SPACE)
      if (this.#commaTooMany(path, ']')) break
      value.push(this.#value([...path, value.length]))
    } while (this.#more(path, STARTS_VALUE))
    if (!this.#next(']')) throw new Broken(this.#at, 'Thiếu dấu phẩy hoặc dấu đóng ngoặc vuông ].')
    return value
  }

  /** Another one follows: after its comma, or plainly there with the comma forgotten. */
  #more(path: Path, starts: RegExp): boolean {
    const end = this.#at
    if (this.#next(',')) return true
    if (!starts.test(this.#text[this.#at] ?? '')) return false
    this.#fault(end, path, 'Thiếu dấu phẩy giữa hai mục.')
    return true
  }

  /** "value": 12,5 is one number, written with a comma and without its quotes. */
  #decimalComma(path: Path): void {
    const at = this.#at
    if (this.#take(/,\d+/y) !== undefined) this.#fault(at, path, 'Số lẻ viết dấu phẩy phải đặt trong dấu ngoặc kép, ví dụ "12,5".')
  }

  #commaTooMany(path: Path, closing: string): boolean {
    if (this.#text[this.#at] !== closing) return false
    this.#fault(this.#text.lastIndexOf(',', this.#at), path, `Thừa dấu phẩy trước dấu ${closing}.`)
    return true
  }

  #colonMissing(path: Path, name: string): void {
    const reason = `Thiếu dấu hai chấm sau "${name}".`
    if (!STARTS_VALUE.test(this.#text[this.#at] ?? '')) throw new Broken(this.#at, reason)
    this.#fault(this.#at, [...path, name], reason)
  }

  #string(): string {
    const at = this.#at
    const literal = this.#take(STRING)
    if (literal === undefined) throw new Broken(at, this.#whyNoString(at))
    return nfc(JSON.parse(literal) as string)
  }

  #whyNoString(at: number): string {
    const line = /[^\r\n]*/y
    line.lastIndex = at + 1
    const rest = line.exec(this.#text)?.[0] ?? ''
    if (!/(?<!\\)"/.test(rest)) return 'Chữ chưa có dấu ngoặc kép đóng ở cuối dòng này. Lời dài viết liền một dòng, xuống dòng thì ghi \\n.'
    return /\t/.test(rest)
      ? 'Trong dấu ngoặc kép có dấu tab. Thay bằng dấu cách.'
      : 'Trong dấu ngoặc kép có ký tự không hợp lệ. Dấu gạch chéo ngược viết hai lần (\\\\).'
  }

  /** 75.300 would be read as 75,3: a number with a point is never taken silently. */
  #number(path: Path): number | null {
    const at = this.#at
    const unquoted = this.#take(UNQUOTED)?.trim()
    if (unquoted === undefined) return this.#nothing(path)
    const literal = wholeMatch(NUMBER, unquoted)
    if (literal === undefined) {
      this.#fault(at, path, `Giá trị ${unquoted} phải đặt trong dấu ngoặc kép.`)
      return null
    }
    if (/^-?\d{1,15}$/.test(literal)) return Number(literal)
    const reason = /[.eE]/.test(literal)
      ? `Số ${literal} có dấu chấm ngoài dấu ngoặc kép. Viết số nguyên liền (75300) hoặc viết kiểu Việt Nam trong dấu ngoặc kép ("75.300").`
      : `Số ${literal} quá lớn. Viết trong dấu ngoặc kép.`
    this.#fault(at, path, reason)
    return null
  }

  /** "total": , leaves a value out; anything else here is no JSON. */
  #nothing(path: Path): null {
    if (!/[,}\]]/.test(this.#text[this.#at] ?? '')) throw new Broken(this.#at, 'Thiếu giá trị, hoặc giá trị không đúng dạng JSON.')
    this.#fault(this.#at, path, 'Thiếu giá trị. Chưa biết thì ghi null.')
    return null
  }

  /** Is this sign next? Then it is taken. */
  #next(sign: string): boolean {
    this.#take(SPACE)
    if (this.#text[this.#at] !== sign) return false
    this.#at++
    return true
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0]
    this.#at += found?.length ?? 0
    return found
  }
}

function wholeMatch(pattern: RegExp, text: string): string | undefined {
  pattern.lastIndex = 0
  const found = pattern.exec(text)?.[0]
  return found === text ? found : undefined
}
