// Reads JSON and remembers the line every value stands on, so that a wrong entry can be named by its line.

export type Place = { readonly line: number; readonly sheet?: string }

export type PlacedFault = Place & { readonly path: string; readonly reason: string }

export type PlacedJson = { readonly value: unknown; readonly places: ReadonlyMap<string, Place>; readonly faults: readonly PlacedFault[] }

type Path = readonly (string | number)[]

export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step + 1}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
}

const DEEPEST = 64
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORD = /true|false|null/y
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
  const reader = new Reader(text)
  try {
    const value = reader.document()
    return { value, places: reader.places, faults: reader.faults }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { value: undefined, places: reader.places, faults: [{ line: reader.lineAt(error.at), path: '', reason: error.message }] }
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

  #object(path: Path): Record<string, unknown> {
    const value: Record<string, unknown> = Object.create(null)
    this.#at++
    if (this.#next('}')) return value
    do {
      this.#take(SPACE)
      const at = this.#at
      if (this.#text[at] !== '"') throw new Broken(at, 'Thiếu tên mục trong dấu ngoặc kép (có thể thừa dấu phẩy ở dòng trước).')
      const name = this.#string()
      if (Object.hasOwn(value, name))
        this.faults.push({ line: this.lineAt(at), path: pathText([...path, name]), reason: `Mục "${name}" ghi hai lần.` })
      if (!this.#next(':')) throw new Broken(this.#at, `Thiếu dấu hai chấm sau "${name}".`)
      value[name] = this.#value([...path, name])
    } while (this.#next(','))
    if (!this.#next('}')) throw new Broken(this.#at, 'Thiếu dấu phẩy hoặc dấu đóng ngoặc nhọn }.')
    return value
  }

  #array(path: Path): unknown[] {
    const value: unknown[] = []
    this.#at++
    if (this.#next(']')) return value
    do value.push(this.#value([...path, value.length]))
    while (this.#next(','))
    if (!this.#next(']')) throw new Broken(this.#at, 'Thiếu dấu phẩy hoặc dấu đóng ngoặc vuông ].')
    return value
  }

  #string(): string {
    const at = this.#at
    const literal = this.#take(STRING)
    if (literal === undefined) throw new Broken(at, 'Chữ trong dấu ngoặc kép chưa đóng hoặc có ký tự không hợp lệ.')
    return JSON.parse(literal) as string
  }

  /** 75.300 would be read as 75,3: a number with a point is never taken silently. */
  #number(path: Path): number | null {
    const at = this.#at
    const literal = this.#take(NUMBER)
    if (literal === undefined) throw new Broken(at, 'Thiếu giá trị, hoặc giá trị không đúng dạng JSON.')
    if (/^-?\d{1,15}$/.test(literal)) return Number(literal)
    const reason = /[.eE]/.test(literal)
      ? `Số ${literal} có dấu chấm ngoài dấu ngoặc kép. Viết số nguyên liền (75300) hoặc viết kiểu Việt Nam trong dấu ngoặc kép ("75.300").`
      : `Số ${literal} quá lớn. Viết trong dấu ngoặc kép.`
    this.faults.push({ line: this.lineAt(at), path: pathText(path), reason })
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
